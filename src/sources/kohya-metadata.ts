import type {Profile} from '../config/profiles.ts';
import {TagnosisError} from '../errors.ts';
import {count, type Candidate, type SourceOptions} from './candidate.ts';
import {folderSource, type Pair, sift} from './folder-source.ts';
import {isImageFile, refusal} from './image-files.ts';
import {parseRow, type Row} from './metadata-rows.ts';
import type {Note} from './notes.ts';
import {pythonTrim} from './python-text.ts';
import {type Subset, WHOLE} from './source.ts';
import {wholeText} from './text-file.ts';
import {fileName, stem, type Tree} from './tree.ts';

const NAMES = /^meta_(cap|cap_dd|clean|lat)\.json$/;

interface Reading {
  readonly images: readonly string[];
  readonly subset: Subset;
  readonly profile: Profile;
}

/** Captions by image of kohya's metadata: `{"path or stem": {"caption": …, "tags": …}}`, or JSON lines with `image_path`. */
export function metadataPairs(
  text: string,
  file: string,
  {images, subset, profile}: Reading,
): {pairs: Pair[]; notes: Note[]} {
  const {rows, notes} = readEntries(text, file);
  const options = {...profile, ...subset.options};
  const byStem = new Map<string, string>();
  for (const image of images) {
    for (const name of [image, stem(image), fileName(image), fileName(stem(image))]) {
      if (!byStem.has(name)) byStem.set(name, image);
    }
  }
  const pairs = rows.map(([key, row]): Pair => {
    const path = key.replaceAll('\\', '/');
    const image = [path, stem(path), fileName(path), fileName(stem(path))]
      .map(name => byStem.get(name))
      .find(found => found !== undefined);
    const {captions, found} = captionOf(row, options);
    return {
      image: image ?? null,
      caption: null,
      key: image ?? path,
      texts: captions,
      subset,
      notes: image === undefined ? [...found, {code: 'image-missing'}] : found,
    };
  });
  return {pairs, notes};
}

function captionOf(
  row: Row,
  {separator, wildcards}: Profile,
): {captions: {text: string; probability: number}[]; found: Note[]} {
  const caption = row.get('caption');
  const tags = row.get('tags');
  if (Array.isArray(tags)) return {captions: [], found: [{code: 'metadata-tags-list'}]};
  const own = typeof caption === 'string' ? caption : '';
  const more = typeof tags === 'string' ? tags : '';
  if (own === '' && more === '') return {captions: [], found: [{code: 'caption-missing'}]};
  // With wildcards sd-scripts splits the caption into lines first, and an empty one swallows the tags.
  if (wildcards && own === '') return {captions: [{text: '', probability: 1}], found: []};
  const text = own === '' ? more : more === '' ? own : `${own}${separator}${more}`;
  return {captions: [{text, probability: 1}], found: []};
}

function readEntries(text: string, file: string): {rows: [string, Row][]; notes: Note[]} {
  const notes: Note[] = [];
  if (file.endsWith('.jsonl')) {
    const rows: [string, Row][] = [];
    for (const [index, line] of text.split('\n').entries()) {
      if (pythonTrim(line) === '') continue;
      const row = parseRow(line);
      const path = row?.get('image_path');
      if (row === null || typeof path !== 'string')
        notes.push({code: 'metadata-line-invalid', place: `${file}:${index + 1}`});
      else rows.push([path, row]);
    }
    return {rows, notes};
  }
  try {
    const entries = Object.entries(JSON.parse(text) as Record<string, unknown>);
    return {rows: entries.map(([key, value]) => [key, toRow(value)]), notes};
  } catch (cause) {
    throw new TagnosisError('metadata-syntax', `${file} is not JSON.`, {
      hint: 'Expected {"image": {"caption": "…", "tags": "…"}}.',
      cause,
    });
  }
}

function toRow(value: unknown): Row {
  if (typeof value === 'string') return new Map([['caption', value]]);
  return new Map(value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.entries(value) : []);
}

/** `meta_cap.json` and its like in the root, or the file named. */
export function kohyaMetadata(tree: Tree, profile: Profile, options: SourceOptions, named?: string): Candidate | null {
  const file = named ?? tree.files.find(path => NAMES.test(path));
  if (file === undefined) return null;
  const {loaded, rejected} = sift(tree.files.filter(isImageFile), profile, refusal);
  const {pairs, notes} = metadataPairs(wholeText(tree, file), file, {
    images: loaded,
    subset: WHOLE,
    profile,
  });
  const resolved = pairs.filter(({image}) => image !== null).length;
  const summary = `kohya metadata: ${file} (${count(pairs.length, 'entry', 'entries')}, ${resolved} with an image here)`;
  const captionsOnly = loaded.length === 0;
  return {
    layout: 'kohya-metadata',
    resolved,
    visible: loaded.length,
    rows: pairs.length,
    summary,
    open: () =>
      folderSource({
        tree,
        pairs: captionsOnly
          ? pairs.map(pair => ({...pair, notes: pair.notes.filter(({code}) => code !== 'image-missing')}))
          : pairs,
        maxCaptionBytes: options.maxCaptionBytes,
        detection: {
          layout: 'kohya-metadata',
          name: tree.name,
          captionsOnly,
          profile: profile.name,
          why: summary,
          assumptions: [],
          alsoFound: [],
          rejected,
          notes: [...tree.notes, ...notes, ...(captionsOnly ? [{code: 'images-absent' as const}] : [])],
        },
      }),
  };
}
