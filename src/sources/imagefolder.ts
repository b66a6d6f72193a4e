import type {Profile} from '../config/profiles.ts';
import {TagnosisError} from '../errors.ts';
import {count, type Candidate, type SourceOptions} from './candidate.ts';
import {readImage} from './folder-source.ts';
import {isImageFile} from './image-files.ts';
import {link, type LinkedRows} from './metadata-links.ts';
import {readRows, type Row} from './metadata-rows.ts';
import type {Note} from './notes.ts';
import {WHOLE, type Caption, type Item, type Source} from './source.ts';
import {extension, folderOf, type Tree} from './tree.ts';

const COLUMNS: readonly string[] = ['text', 'caption', 'prompt', 'tags', 'tag_string', 're_caption', 'txt'];
/** With fewer images than this share of the rows only the captions are judged. */
const FEW = 0.01;

/** Hugging Face imagefolder: `metadata.jsonl` or `.csv` in the root or up to three levels below, or the one named. */
export function imagefolder(tree: Tree, _profile: Profile, options: SourceOptions, named?: string): Candidate | null {
  const files = named === undefined ? tree.files.filter(isMetadata) : [named];
  if (files.length === 0) return null;
  const read = files.map(path => ({path, ...readRows(tree, path)}));
  const rows = read.flatMap(table => table.rows.map(row => ({row, base: folderOf(table.path)})));
  const column = captionColumn(rows[0]?.row, options.captionColumn);
  if (rows.length === 0 || column === null) return named === undefined ? null : fail(named, rows.length);
  const images = tree.files.filter(isImageFile);
  const linked = link(rows, images);
  const where = files.join(', ');
  const lost = linked.resolved === 0 && images.length > 0 ? ', none names a file that is here' : '';
  const summary = `imagefolder: ${where} (${count(rows.length, 'row')}${lost}), ${count(images.length, 'image')} here`;
  return {
    layout: 'imagefolder',
    resolved: linked.found,
    visible: images.length,
    rows: rows.length,
    summary,
    open: () =>
      open({
        tree,
        linked,
        column,
        images,
        summary,
        notes: [
          ...tree.notes,
          ...read.flatMap(({notes}) => notes),
          ...columnOrder(files[0] ?? '', rows[0]?.row, column),
        ],
      }),
  };
}

function isMetadata(path: string): boolean {
  return /^(?:[^/]+\/){0,3}metadata\.(jsonl|csv)$/.test(path);
}

function fail(path: string, rows: number): never {
  throw new TagnosisError(
    'metadata-no-caption-column',
    `${path} has ${rows === 0 ? 'no rows' : 'no column that looks like captions'}.`,
    {
      hint: `Known columns: ${COLUMNS.join(', ')}. Name another with --caption-column.`,
    },
  );
}

/** The column that holds captions: as told, else the first known name that is present, in any case. */
function captionColumn(row: Row | undefined, told: string | undefined): string | null {
  const names = [...(row?.keys() ?? [])];
  if (told !== undefined) return names.includes(told) ? told : null;
  for (const wanted of COLUMNS) {
    const name = names.find(candidate => candidate.toLowerCase() === wanted);
    if (name !== undefined) return name;
  }
  return null;
}

/** The scripts of diffusers take column 1 as image and column 2 as text, whatever they are called. */
function columnOrder(file: string, row: Row | undefined, column: string): Note[] {
  const names = [...(row?.keys() ?? [])];
  const usual = names[0]?.endsWith('file_name') === true && names[1] === column;
  return usual || !file.endsWith('.csv')
    ? []
    : [{code: 'column-order', place: file, detail: names.slice(0, 2).join(', ')}];
}

interface Opened {
  readonly tree: Tree;
  readonly linked: LinkedRows;
  readonly column: string;
  readonly images: readonly string[];
  readonly summary: string;
  readonly notes: readonly Note[];
}

function open({tree, linked, column, images, summary, notes}: Opened): Source {
  const captionsOnly = linked.found < FEW * linked.items.size;
  const keys = [...linked.items.keys()].toSorted();
  const listed = new Set(keys);
  const unlisted = captionsOnly ? [] : images.filter(path => !listed.has(path));
  return {
    expected: keys.length,
    detection: {
      layout: 'imagefolder',
      name: tree.name,
      captionsOnly,
      profile: 'diffusers',
      why: summary,
      assumptions: [],
      alsoFound: [],
      rejected: [],
      notes: [
        ...notes,
        ...unlisted.map(place => ({code: 'image-without-row' as const, place})),
        ...(captionsOnly ? [{code: 'images-absent' as const}] : []),
        ...(linked.loose
          ? [{code: 'metadata-link-loose' as const, detail: `${linked.found} images found by name`}]
          : []),
      ],
    },
    async *items(signal) {
      for (const key of keys) {
        signal?.throwIfAborted();
        yield itemOf(key, {tree, linked, column, captionsOnly});
      }
    },
  };
}

function itemOf(
  key: string,
  {tree, linked, column, captionsOnly}: Pick<Opened, 'tree' | 'linked' | 'column'> & {captionsOnly: boolean},
): Item {
  const rows = linked.items.get(key) ?? [];
  const notes: Note[] = [];
  const captions = rows.flatMap((row): Caption[] =>
    textsOf(row.get(column)).map((text, _i, all) => ({text, probability: 1 / (rows.length * all.length)})),
  );
  const share = captions.reduce((total, {probability}) => total + probability, 0);
  const whole = captions.map(({text, probability}) => ({text, probability: probability / share}));
  if (captions.length === 0) notes.push({code: 'caption-missing'});
  if (rows.length > 1 && new Set(captions.map(({text}) => text)).size < captions.length)
    notes.push({code: 'duplicate-row'});
  const here = linked.here.has(key);
  if (!here && !captionsOnly) notes.push({code: 'image-missing'});
  const image = here && !captionsOnly && extension(key) !== '' ? readImage(tree, key) : null;
  return {
    key,
    captions: mergeEqual(whole),
    subset: WHOLE,
    rows: rows.length,
    notes: [...notes, ...(image?.notes ?? [])],
    ...(image === null ? {} : {image: image.image}),
  };
}

/** Captions of one cell: a text, a list of variants, or nothing. */
function textsOf(cell: unknown): string[] {
  if (typeof cell === 'string') return [cell];
  return Array.isArray(cell) ? cell.filter(part => typeof part === 'string') : [];
}

function mergeEqual(captions: readonly Caption[]): Caption[] {
  const merged = new Map<string, number>();
  for (const {text, probability} of captions) merged.set(text, (merged.get(text) ?? 0) + probability);
  return [...merged].map(([text, probability]) => ({text, probability}));
}
