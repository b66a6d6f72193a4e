import {readFileSync, statSync} from 'node:fs';
import {createRequire} from 'node:module';
import {join} from 'node:path';
import {type Dtype, DTYPES, SUFFIXES} from '../../config/models.ts';
import {unusableModel} from './model-errors.ts';
import {checkFile, folderOf, type Names, namesOf} from './model-folder.ts';

/** Names of a tagger's tags, in the order of what it gives. */
export const TAGS = 'selected_tags.csv';
const LARGEST = 32 * 1024 * 1024;
/** Rows of ratings, which are no tags. */
const RATING = '9';

/** A model that says which tags a picture has, as it lies on disk: WD taggers. */
export interface TaggerFolder {
  readonly kind: 'tagger';
  readonly model: string;
  readonly dtype: Dtype;
  /** By place in what the model gives; null for ratings. */
  readonly tags: readonly (string | null)[];
  readonly notes: readonly string[];
}

/** A tagger; null where the folder holds none. */
export function openTaggerFolder(path: string, wanted: Dtype = 'fp32'): TaggerFolder | null {
  const names = namesOf(folderOf(path));
  const folder = [...names].find(([, own]) => own.has(TAGS))?.[0];
  if (folder === undefined) return null;
  const found = modelIn(names, wanted);
  if (found === null) throw unusableModel(path, `it has ${TAGS}, and no model.onnx`);
  checkFile(found.model);
  const notes = found.dtype === wanted ? [] : [`There is no ${wanted} file: the ${found.dtype} one is used`];
  return {kind: 'tagger', ...found, tags: readTags(join(folder, TAGS)), notes};
}

function modelIn(names: Names, wanted: Dtype): Pick<TaggerFolder, 'model' | 'dtype'> | null {
  for (const dtype of [wanted, ...DTYPES.filter(other => other !== wanted)]) {
    const file = `model${SUFFIXES[dtype]}.onnx`;
    const folder = [...names].find(([, own]) => own.has(file))?.[0];
    if (folder !== undefined) return {model: join(folder, file), dtype};
  }
  return null;
}

function readTags(path: string): (string | null)[] {
  if (statSync(path).size > LARGEST) throw unusableModel(path, 'it is larger than 32 MiB');
  // Loaded only for a tagger.
  const {parse} = createRequire(import.meta.url)('csv-parse/sync') as typeof import('csv-parse/sync');
  let rows: Record<string, string>[];
  try {
    rows = parse(readFileSync(path, 'utf8'), {columns: true, bom: true, relax_column_count: true}) as typeof rows;
  } catch (cause) {
    throw unusableModel(path, 'it is no table', cause);
  }
  if (rows.length === 0 || rows[0]?.['name'] === undefined || rows[0]['category'] === undefined)
    throw unusableModel(path, 'it has no columns "name" and "category"');
  return rows.map(({name = '', category}) => (category === RATING ? null : name));
}
