import {join} from 'node:path';
import {type Dtype, DTYPES, SUFFIXES} from '../../config/models.ts';
import {unusableModel} from './model-errors.ts';
import {checkFile} from './model-file.ts';
import {folderOf, type Names, namesOf} from './model-names.ts';
import {readMapping, readTable, type TaggerLayout, TABLES} from './tagger-tags.ts';

/** How JoyTag and camie taggers name their tags: their pictures are made in other ways again. */
const OTHERS = /^top_tags\.txt$|^camie.*metadata\.json$/;

/** A model that says which tags a picture has, as it lies on disk. */
export interface TaggerFolder {
  readonly kind: 'tagger';
  /** `wd`: pictures pixel by pixel, 0 to 255. `mapping`: one plane a colour, −1 to 1. Blue is first in both. */
  readonly layout: TaggerLayout;
  readonly model: string;
  readonly dtype: Dtype;
  /** By place in what the model gives; null for ratings, and for places without a name. */
  readonly tags: readonly (string | null)[];
  readonly notes: readonly string[];
}

/** A tagger; null where the folder holds none. */
export function openTaggerFolder(path: string, wanted: Dtype = 'fp32'): TaggerFolder | null {
  const names = namesOf(folderOf(path));
  const table = tableIn(names);
  if (table === null) return unknownTagger(path, names);
  const found = modelIn(names, wanted);
  if (found === null) throw unusableModel(path, `it has ${table.name}, and no model.onnx`);
  checkFile(found.model);
  const notes = found.dtype === wanted ? [] : [`There is no ${wanted} file: the ${found.dtype} one is used`];
  const {layout, path: at} = table;
  return {kind: 'tagger', layout, ...found, tags: layout === 'wd' ? readTable(at) : readMapping(at), notes};
}

interface Table {
  readonly layout: TaggerLayout;
  readonly name: string;
  readonly path: string;
}

function tableIn(names: Names): Table | null {
  for (const layout of ['wd', 'mapping'] as const) {
    const name = TABLES[layout];
    const folder = [...names].find(([, own]) => own.has(name))?.[0];
    if (folder !== undefined) return {layout, name, path: join(folder, name)};
  }
  return null;
}

/** Null for what is no tagger at all. */
function unknownTagger(path: string, names: Names): null {
  const other = [...names.values()].flatMap(own => [...own]).find(name => OTHERS.test(name));
  if (other === undefined) return null;
  throw unusableModel(
    path,
    `${other} belongs to a tagger of another layout than selected_tags.csv or tag_mapping.json`,
  );
}

function modelIn(names: Names, wanted: Dtype): Pick<TaggerFolder, 'model' | 'dtype'> | null {
  for (const dtype of [wanted, ...DTYPES.filter(other => other !== wanted)]) {
    const file = `model${SUFFIXES[dtype]}.onnx`;
    const folder = [...names].find(([, own]) => own.has(file))?.[0];
    if (folder !== undefined) return {model: join(folder, file), dtype};
  }
  return null;
}
