import type {Tree} from './tree.ts';

/** Where a caption of an item is stored, by the absolute path of its file. */
export type CaptionPlace =
  /** The whole file. */
  | {readonly kind: 'file'; readonly path: string}
  /** A column of a row of JSON lines or CSV: a text, or in JSON a list of them. */
  | {readonly kind: 'row'; readonly path: string; readonly line: number; readonly column: string}
  /** Texts in a JSON file, by the keys that lead to them. Several are joined by the separator into one caption. */
  | {readonly kind: 'json'; readonly path: string; readonly at: readonly JsonPath[]; readonly separator: string}
  /** Caption and tags of one row of JSON lines, joined likewise. */
  | {
      readonly kind: 'cells';
      readonly path: string;
      readonly line: number;
      readonly columns: readonly string[];
      readonly separator: string;
    };

type JsonPath = readonly (string | number)[];

/** What of a source lies on disk, for those who change captions. Nothing is looked up before it is asked for. */
export interface Storage {
  /** Folder in which everything lies. */
  readonly root: string;
  /** Where the captions of an item stand; empty where they cannot be written: file names, lists of tags, one file for all. */
  places(key: string): readonly CaptionPlace[];
  /** Where a file of the set lies; null where there is none of that name. */
  file(path: string): string | null;
}

/** What is known of an item before its caption is read. */
interface Located {
  /** Its caption file. */
  readonly caption: string | null;
  /** Set when a table holds its captions. */
  readonly texts?: readonly unknown[];
  readonly places?: readonly CaptionPlace[];
}

/** The storage of a tree that lies on disk; `byKey` is asked at the first question. */
export function treeStorage(tree: Tree, byKey: () => ReadonlyMap<string, Located>): {readonly storage?: Storage} {
  const {root} = tree;
  if (root === undefined) return {};
  let known: ReadonlyMap<string, Located> | undefined;
  let files: ReadonlySet<string> | undefined;
  const file = (path: string): string | null => {
    files ??= new Set(tree.files);
    return files.has(path) ? (tree.diskPath?.(path) ?? null) : null;
  };
  const places = (key: string): readonly CaptionPlace[] => {
    known ??= byKey();
    const {caption = null, texts, places: own = []} = known.get(key) ?? {};
    const path = caption === null || texts !== undefined ? null : file(caption);
    return path === null ? own : [{kind: 'file', path}];
  };
  return {storage: {root, places, file}};
}
