import {PROFILES, type Profile} from '../config/profiles.ts';
import {TagnosisError} from '../errors.ts';
import {count, type Candidate, effective, type SourceOptions} from './candidate.ts';
import {captionColumn, isNullWord, mayHoldCaptions} from './caption-column.ts';
import {isImageFile} from './image-files.ts';
import {imagefolderSource} from './imagefolder-source.ts';
import {isLinkColumn, link} from './metadata-links.ts';
import {readRows, type Row, type Rows} from './metadata-rows.ts';
import type {Note} from './notes.ts';
import {extension, type Tree} from './tree.ts';
import {unsupported} from './unsupported.ts';

/** Kinds of metadata, in the order in which they are believed: a set has one kind. */
const KINDS: readonly string[] = ['.jsonl', '.csv', '.parquet'];

/** Hugging Face imagefolder: `metadata.jsonl` or `.csv` in the root or up to three levels below, or the one named. */
export function imagefolder(tree: Tree, told: Profile, options: SourceOptions, named?: string): Candidate | null {
  const all = named === undefined ? tree.files.filter(isMetadata) : [named];
  const kind = KINDS.find(ending => all.some(path => path.endsWith(ending)));
  const files = all.filter(path => kind === undefined || path.endsWith(kind));
  const [first] = files;
  if (first === undefined) return null;
  if (kind === '.parquet') throw unsupported(first);
  const wanted = (name: string): boolean => isLinkColumn(name) || mayHoldCaptions(name, options.captionColumn);
  const tables = files.map(path => readRows(tree, path, wanted));
  const rows = tables.flatMap(table => table.rows);
  if (rows.length === 0) throw noRows(first);
  const column = captionColumn(tables, options.captionColumn);
  const images = tree.files.filter(isImageFile);
  const linked = link(tables, images);
  const lost = linked.resolved === 0 && images.length > 0 ? ', none names a file that is here' : '';
  const read = `${files.join(', ')} (${count(rows.length, 'row')}${lost})`;
  const summary = `imagefolder: ${read}, ${count(images.length, 'image')} here`;
  const profile = options.profile === 'auto' ? PROFILES.diffusers : told;
  return {
    layout: 'imagefolder',
    resolved: linked.found,
    visible: images.length,
    rows: rows.length,
    summary,
    open: () =>
      imagefolderSource({
        tree,
        linked,
        column,
        separator: effective(profile, options).separator,
        images,
        summary,
        alsoFound: all.filter(path => !files.includes(path)).map(path => `${path}, not used: ${first} comes first`),
        notes: [...tree.notes, ...tableNotes(tables, column)],
      }),
  };
}

function isMetadata(path: string): boolean {
  return /^(?:[^/]+\/){0,3}metadata\.(jsonl|csv|parquet)$/.test(path);
}

function noRows(path: string): TagnosisError {
  return new TagnosisError('metadata-no-caption-column', `${path} has no rows.`, {
    hint: 'Expected one row an image: {"file_name": "a.png", "text": "1girl, hat"}',
  });
}

function tableNotes(tables: readonly Rows[], column: string): Note[] {
  const rows = tables.flatMap(table => table.rows);
  const order = columnOrder(rows[0]?.table ?? '', tables[0]?.columns ?? [], column);
  return [...tables.flatMap(({notes}) => notes), ...nullWords(rows, column), ...order];
}

function nullWords(rows: readonly Row[], column: string): Note[] {
  return rows
    .filter(row => isNullWord(row, column))
    .map(({table, line, cells}) => ({
      code: 'csv-null-word',
      place: `${table}:${line}`,
      detail: String(cells.get(column)),
    }));
}

/** The scripts of diffusers take column 1 as image and column 2 as text, whatever they are called. */
function columnOrder(file: string, names: readonly string[], column: string): Note[] {
  const usual = names[0]?.endsWith('file_name') === true && names[1] === column;
  return usual || extension(file) !== '.csv'
    ? []
    : [{code: 'column-order', place: file, detail: names.slice(0, 2).join(', ')}];
}
