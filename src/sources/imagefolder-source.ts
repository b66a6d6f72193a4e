import {count} from './candidate.ts';
import {captionsIn} from './caption-column.ts';
import {readImage} from './folder-source.ts';
import {mergeRows} from './merged-rows.ts';
import type {LinkedRows} from './metadata-links.ts';
import type {Note} from './notes.ts';
import {type Item, type Source, WHOLE} from './source.ts';
import {type CaptionPlace, treeStorage} from './storage.ts';
import {extension, type Tree} from './tree.ts';

/** With fewer images than this share of the rows only the captions are judged. */
const FEW = 0.01;

interface Table {
  readonly tree: Tree;
  readonly linked: LinkedRows;
  readonly column: string;
  /** What parts tags, for captions that are stored as lists. */
  readonly separator: string;
  readonly images: readonly string[];
  readonly summary: string;
  readonly alsoFound: readonly string[];
  readonly notes: readonly Note[];
}

/** A source over the rows of imagefolder's tables: one image is one item, however many rows it has. */
export function imagefolderSource(table: Table): Source {
  const {tree, linked, images, summary, alsoFound, notes} = table;
  const captionsOnly = isCaptionsOnly(linked.found, linked.items.size);
  const keys = [...linked.items.keys()].toSorted();
  const unlisted = captionsOnly ? [] : images.filter(path => !linked.items.has(path) && !linked.beside.has(path));
  return {
    expected: keys.length,
    ...treeStorage(tree, () => new Map(keys.map(key => [key, {caption: null, places: placesOf(key, table)}]))),
    detection: {
      layout: 'imagefolder',
      name: tree.name,
      captionsOnly,
      profile: 'diffusers',
      why: summary,
      assumptions: [],
      alsoFound,
      rejected: [],
      notes: [
        ...notes,
        ...linked.notes,
        ...unlisted.map(place => ({code: 'image-without-row' as const, place})),
        ...(captionsOnly ? [{code: 'images-absent' as const}] : []),
        ...(linked.loose
          ? [{code: 'metadata-link-loose' as const, detail: `${count(linked.found, 'image')} found by name`}]
          : []),
      ],
    },
    async *items(signal) {
      for (const key of keys) {
        signal?.throwIfAborted();
        yield itemOf(key, table, captionsOnly);
      }
    },
  };
}

/** Whether so few rows have their image that the images are elsewhere, and no row is to blame. */
export function isCaptionsOnly(withImage: number, rows: number): boolean {
  return withImage < FEW * rows;
}

/** A list of tags, and tags that spaces part, are joined by us: such captions cannot be written back as they were. */
function placesOf(key: string, {tree, linked, column}: Table): CaptionPlace[] {
  const rows = linked.items.get(key) ?? [];
  const isJoined =
    /^tag/i.test(column) && (/^tag_string/i.test(column) || rows.some(row => Array.isArray(row.cells.get(column))));
  if (isJoined) return [];
  return rows.flatMap(({table, line}): CaptionPlace[] => {
    const path = tree.diskPath?.(table) ?? null;
    return path === null ? [] : [{kind: 'row', path, line, column}];
  });
}

function itemOf(key: string, {tree, linked, column, separator}: Table, captionsOnly: boolean): Item {
  const rows = linked.items.get(key) ?? [];
  const {captions, notes} = mergeRows(rows.map(row => captionsIn(row, column, separator)));
  const here = linked.here.has(key);
  const missing: Note[] = here || captionsOnly ? [] : [{code: 'image-missing'}];
  const image = here && !captionsOnly && extension(key) !== '' ? readImage(tree, key) : null;
  return {
    key,
    captions,
    subset: WHOLE,
    rows: rows.length,
    notes: [...notes, ...missing, ...(image?.notes ?? [])],
    ...(image === null ? {} : {image: image.image}),
  };
}
