import {PROFILES, type Profile} from '../config/profiles.ts';
import {TagnosisError} from '../errors.ts';
import {count, type Candidate, effective, type SourceOptions} from './candidate.ts';
import {folderSource, type Pair, sift} from './folder-source.ts';
import {isImageFile, refusal} from './image-files.ts';
import {imageNames} from './image-names.ts';
import {isCaptionsOnly} from './imagefolder-source.ts';
import {type Entries, type Entry, readEntries} from './kohya-entries.ts';
import {mergeRows} from './merged-rows.ts';
import type {Note} from './notes.ts';
import {type Subset, WHOLE} from './source.ts';
import type {CaptionPlace} from './storage.ts';
import type {Files} from './text-file.ts';
import type {Tree} from './tree.ts';

const NAMES = /^meta_(cap|cap_dd|clean|lat)\.json$/;

interface Reading {
  readonly images: readonly string[];
  readonly subset: Subset;
  readonly profile: Profile;
  /** Where the image of a key lies in the tree, when keys are paths from elsewhere. */
  readonly locate?: (key: string) => string;
  /** What the file is called in messages. */
  readonly shown?: string;
  /** Where the file lies on disk; absent in a revision. */
  readonly disk?: string;
  /** The user's own options, which win over those of the subset. */
  readonly overrides?: Partial<Profile>;
}

/** Captions by image of a table that settings name. */
export function metadataPairs(files: Files, path: string, reading: Reading): {pairs: Pair[]; notes: readonly Note[]} {
  const {entries, notes} = readEntries(files, path, reading.shown);
  const pairs = pairsOf(entries, reading);
  return {pairs, notes: [...notes, ...withoutRow(reading.images, pairs)]};
}

/** Paths or stems by which metadata calls its images. */
export function metadataKeys(files: Files, path: string, shown: string): string[] {
  return readEntries(files, path, shown).entries.map(({name}) => name);
}

/** One pair an image, however many entries name it; one an entry whose image is not there. */
function pairsOf(entries: readonly Entry[], {images, subset, profile, overrides, locate, disk}: Reading): Pair[] {
  const options = {...profile, ...subset.options, ...overrides};
  const imageOf = imageNames(images);
  const byKey = new Map<string, {image: string | null; entries: Entry[]}>();
  for (const entry of entries) {
    const name = entry.name.replaceAll('\\', '/');
    const image = imageOf(locate === undefined ? entry.name : locate(name)) ?? null;
    const key = image ?? name;
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, {image, entries: [entry]});
    else known.entries.push(entry);
  }
  return [...byKey].map(([key, {image, entries: own}]): Pair => {
    const {captions, notes} = mergeRows(own.map(entry => textsOf(entry, options)));
    const missing: Note[] = image === null ? [{code: 'image-missing'}] : [];
    const found: readonly Note[] = own.some(({hasTagList}) => hasTagList) ? [{code: 'metadata-tags-list'}] : notes;
    const rows = own.length > 1 ? {rows: own.length} : {};
    const places = disk === undefined ? {} : {places: own.map(entry => placeOf(entry, disk, options))};
    return {image, caption: null, key, texts: captions, subset, notes: [...found, ...missing], ...rows, ...places};
  });
}

/**
 * What the trainer makes of an entry: caption, separator and tags in one text; nothing where it stops. musubi and ai-toolkit
 * know no tags, and ai-toolkit trains `caption_short` with `short_and_long_captions` only.
 */
function textsOf({caption, tags, hasTagList}: Entry, {name, separator, wildcards}: Profile): string[] {
  if (name === 'musubi' || name === 'ai-toolkit') return caption === null ? [] : [caption];
  const [own, more] = [caption ?? '', tags ?? ''];
  if (hasTagList || (own === '' && more === '')) return [];
  // With wildcards sd-scripts splits the caption into lines first, and an empty one swallows the tags.
  if (wildcards && own === '') return [''];
  return [own === '' ? more : more === '' ? own : `${own}${separator}${more}`];
}

/** The texts of which `textsOf` makes one. */
function placeOf({name, caption, tags, line}: Entry, path: string, {name: trainer, separator}: Profile): CaptionPlace {
  const hasTags = trainer !== 'musubi' && trainer !== 'ai-toolkit';
  const columns = [...((caption ?? '') === '' ? [] : ['caption']), ...(hasTags && (tags ?? '') !== '' ? ['tags'] : [])];
  return line === null
    ? {kind: 'json', path, at: columns.map(column => [name, column]), separator}
    : {kind: 'cells', path, line, columns, separator};
}

function withoutRow(images: readonly string[], pairs: readonly Pair[]): Note[] {
  const named = new Set(pairs.map(({image}) => image));
  return images.filter(image => !named.has(image)).map(place => ({code: 'image-without-row', place}));
}

/** `meta_cap.json` and its like in the root, or the file named: kohya's, musubi's JSON lines, or ai-toolkit's. */
export function kohyaMetadata(tree: Tree, told: Profile, options: SourceOptions, named?: string): Candidate | null {
  const file = named ?? tree.files.find(path => NAMES.test(path));
  if (file === undefined) return null;
  const {entries, notes} = captioned(readEntries(tree, file), file);
  const profile = options.profile === 'auto' ? PROFILES[writerOf(file, entries)] : told;
  const {loaded, rejected} = sift(tree.files.filter(isImageFile), profile, refusal);
  const overrides = effective(profile, options);
  const disk = tree.diskPath?.(file) ?? undefined;
  const pairs = pairsOf(entries, {
    images: loaded,
    subset: WHOLE,
    profile,
    overrides,
    ...(disk === undefined ? {} : {disk}),
  });
  const resolved = pairs.filter(({image}) => image !== null).length;
  const summary = `${writerOf(file, entries)} metadata: ${file} (${count(entries.length, 'entry', 'entries')}, ${resolved} with an image here${unread(entries)})`;
  const captionsOnly = isCaptionsOnly(resolved, pairs.length);
  return {
    layout: 'kohya-metadata',
    resolved,
    visible: loaded.length,
    rows: entries.length,
    summary,
    open: () =>
      folderSource({
        tree,
        pairs: captionsOnly ? pairs.map(withoutImage) : pairs,
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
          notes: [
            ...tree.notes,
            ...notes,
            ...(captionsOnly ? [{code: 'images-absent' as const}] : withoutRow(loaded, pairs)),
          ],
        },
      }),
  };
}

/** Any JSON has this shape by chance; a table of captions has captions. */
function captioned(read: Entries, file: string): Entries {
  if (read.entries.some(({caption, tags, short, hasTagList}) => hasTagList || (caption ?? tags ?? short) !== null))
    return read;
  throw new TagnosisError('metadata-syntax', `${file} holds no captions: no entry has "caption" or "tags".`, {
    hint: 'Expected {"image": {"caption": "…", "tags": "…"}}.',
  });
}

/** Whose table it is: kohya writes tags, musubi reads JSON lines without them, and only ai-toolkit knows a short caption. */
function writerOf(file: string, entries: readonly Entry[]): 'kohya' | 'musubi' | 'ai-toolkit' {
  if (entries.some(({short}) => short !== null)) return 'ai-toolkit';
  const hasTags = entries.some(({tags, hasTagList}) => tags !== null || hasTagList);
  return file.endsWith('.jsonl') && !hasTags ? 'musubi' : 'kohya';
}

/** ai-toolkit's short captions are a second text that a default run never trains. */
function unread(entries: readonly Entry[]): string {
  const short = entries.filter(entry => entry.short !== null).length;
  return short === 0 ? '' : `, ${count(short, 'short caption')} not trained by default`;
}

function withoutImage(pair: Pair): Pair {
  return {...pair, image: null, notes: pair.notes.filter(({code}) => code !== 'image-missing')};
}
