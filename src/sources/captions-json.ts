import {PROFILES, type Profile} from '../config/profiles.ts';
import {jsonMistake} from '../config/syntax-words.ts';
import {TagnosisError} from '../errors.ts';
import {count, type Candidate, type SourceOptions} from './candidate.ts';
import {folderSource, type Pair, sift} from './folder-source.ts';
import {isImageFile, refusal} from './image-files.ts';
import {isCaptionsOnly} from './imagefolder-source.ts';
import {mergeRows} from './merged-rows.ts';
import type {Note} from './notes.ts';
import {WHOLE} from './source.ts';
import type {CaptionPlace} from './storage.ts';
import {wholeText} from './text-file.ts';
import type {Tree} from './tree.ts';

/** diffusion-pipe's `captions.json`: file name → list of captions, each equally likely. */
export function captionsJson(tree: Tree, told: Profile, options: SourceOptions, named?: string): Candidate | null {
  const file = named ?? tree.files.find(path => path === 'captions.json');
  if (file === undefined) return null;
  const text = wholeText(tree, file);
  const entries = readLists(text);
  if (entries === null) return named === undefined ? refuse(file, text) : null;
  const profile = options.profile === 'auto' ? PROFILES['diffusion-pipe'] : told;
  const {loaded, rejected} = sift(tree.files.filter(isImageFile), profile, refusal);
  const resolved = loaded.filter(image => (entries.get(image)?.length ?? 0) > 0).length;
  const {pairs, captionsOnly} = pairRows(entries, loaded, new Set(rejected.map(({key}) => key)));
  const disk = tree.diskPath?.(file) ?? null;
  const summary = `captions of a table: ${file} (${count(entries.size, 'entry', 'entries')}, ${count(loaded.length, 'image')})`;
  return {
    layout: 'captions-json',
    resolved,
    visible: loaded.length,
    rows: entries.size,
    summary,
    open: () =>
      folderSource({
        tree,
        pairs:
          disk === null ? pairs : pairs.map(pair => ({...pair, places: listPlaces(disk, pair.key ?? '', entries)})),
        maxCaptionBytes: options.maxCaptionBytes,
        detection: {
          layout: 'captions-json',
          name: tree.name,
          captionsOnly,
          profile: profile.name,
          why: summary,
          assumptions: [],
          alsoFound: [],
          rejected,
          notes: [...tree.notes, ...(captionsOnly ? [{code: 'images-absent' as const}] : [])],
        },
      }),
  };
}

/** Every image is an item, with its row or without; a row of which no image is there is one too. */
function pairRows(
  entries: ReadonlyMap<string, readonly string[]>,
  loaded: readonly string[],
  refused: ReadonlySet<string>,
): {pairs: Pair[]; captionsOnly: boolean} {
  const here = new Set(loaded);
  const keys = [...entries.keys()];
  const captionsOnly = isCaptionsOnly(keys.filter(key => here.has(key)).length, entries.size);
  const absent: Note[] = captionsOnly ? [] : [{code: 'image-missing'}];
  const pairs = [
    ...(captionsOnly ? [] : loaded).map(image => pairOf(image, image, entries.get(image) ?? [], [])),
    ...keys
      .filter(key => (captionsOnly || !here.has(key)) && !refused.has(key))
      .map(key => pairOf(key, null, entries.get(key) ?? [], absent)),
  ];
  return {pairs, captionsOnly};
}

function pairOf(key: string, image: string | null, texts: readonly string[], more: readonly Note[]): Pair {
  const {captions, notes} = mergeRows([texts]);
  return {key, image, caption: null, texts: captions, subset: WHOLE, notes: [...notes, ...more]};
}

/** Where each caption of an image stands in the file. */
export function listPlaces(
  path: string,
  name: string,
  entries: ReadonlyMap<string, readonly string[]>,
): readonly CaptionPlace[] {
  const texts = entries.get(name) ?? [];
  return texts.map((_text, i) => ({kind: 'json', path, at: [[name, i]], separator: ''}));
}

/** Null unless every value is a list of texts. */
export function readLists(text: string): Map<string, string[]> | null {
  try {
    const value: unknown = JSON.parse(text);
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return null;
    const lists = new Map<string, string[]>();
    for (const [key, list] of Object.entries(value)) {
      if (!Array.isArray(list) || !list.every(one => typeof one === 'string')) return null;
      lists.set(key, list);
    }
    return lists.size === 0 ? null : lists;
  } catch {
    return null;
  }
}

function refuse(file: string, text: string): never {
  const hint = 'Expected {"a.png": ["1girl, hat"], …}: for each file name a list of captions.';
  try {
    JSON.parse(text);
  } catch (cause) {
    const {place, words} = jsonMistake(text, cause);
    throw new TagnosisError('metadata-syntax', `${file}${place}: not JSON: ${words}.`, {hint, cause});
  }
  throw new TagnosisError('metadata-syntax', `${file} is not an object of lists of texts.`, {hint});
}
