import {join} from 'node:path';
import {type Dtype, DTYPES, SUFFIXES} from '../../config/models.ts';
import {TagnosisError} from '../../errors.ts';
import {unusableModel} from './model-errors.ts';
import {checkFile} from './model-file.ts';
import {folderOf, type Names, namesOf, pathIn} from './model-names.ts';
import {CLIP_PREPROCESSING, type Preprocessing, readPreprocessing} from './preprocessing.ts';
import {isTable, type Settings, type SettingsFile, settingsOf} from './settings-file.ts';
import {tokenizerOf} from './vocabulary.ts';

/** Tokens of a text that CLIP reads, start and end among them. */
const POSITIONS = 77;

/** A model that scores pictures against texts, as it lies on disk. */
export interface ClipFolder {
  readonly kind: 'clip';
  /** The two towers; the same file where one graph holds both. */
  readonly text: string;
  readonly image: string;
  readonly dtype: Dtype;
  readonly preprocessing: Preprocessing;
  /** Whether it says itself how pictures are made. */
  readonly isTold: boolean;
  /** The tokenizer.json of another vocabulary than CLIP's own; null for that. */
  readonly tokenizer: string | null;
  /** Tokens of a text that the model reads. */
  readonly positions: number;
  /** Built like ViT-B/32, the model that CLIPScore's factor was chosen for. */
  readonly isBase32: boolean;
  readonly notes: readonly string[];
}

/** Recognises a folder, or a file in it, by what it holds: docs/models.md. */
export function openClipFolder(path: string, wanted: Dtype = 'fp32'): ClipFolder {
  const names = namesOf(folderOf(path));
  const found = [wanted, ...DTYPES.filter(dtype => dtype !== wanted)].flatMap(
    dtype => filesOf(names, SUFFIXES[dtype], dtype) ?? [],
  )[0];
  if (found === undefined) throw noModel(path, names);
  checkFile(found.text);
  checkFile(found.image);
  const config = settingsOf(names, 'config.json');
  const {preprocessing, isTold, notes} = preprocessingOf(names);
  const other = found.dtype === wanted ? [] : [`There is no ${wanted} file: the ${found.dtype} one is used`];
  const told = {
    tokenizer: tokenizerOf(names, config),
    positions: positionsOf(config),
    isBase32: isBase32(config?.settings ?? null),
  };
  return {kind: 'clip', ...found, preprocessing, isTold, ...told, notes: [...other, ...notes]};
}

/** Two files win over one, wherever they lie: the runtime computes a whole graph, whatever is asked of it. */
function filesOf(names: Names, suffix: string, dtype: Dtype): Pick<ClipFolder, 'text' | 'image' | 'dtype'> | null {
  const file = (stem: string): string => `${stem}${suffix}.onnx`;
  for (const [folder, own] of names) {
    if (own.has(file('text_model')) && own.has(file('vision_model')))
      return {text: join(folder, file('text_model')), image: join(folder, file('vision_model')), dtype};
  }
  const joint = pathIn(names, file('model'));
  return joint === null ? null : {text: joint, image: joint, dtype};
}

function noModel(path: string, names: Names): TagnosisError {
  const all = [...names.values()].flatMap(own => [...own]);
  const one = all.find(name => /^(?:text|vision)_model\w*\.onnx$/.test(name));
  const why =
    one !== undefined
      ? `only ${one} is there: a text and an image model belong together`
      : all.some(name => /\.(?:safetensors|bin|pt)$/.test(name))
        ? 'its weights are not in the ONNX format'
        : 'it holds neither text_model.onnx and vision_model.onnx nor model.onnx';
  return new TagnosisError('model-invalid', `${path} is no image–text model: ${why}.`, {
    hint: 'Models are exported to ONNX by optimum-cli, or fetched that way: docs/models.md.',
  });
}

function preprocessingOf(names: Names): Pick<ClipFolder, 'preprocessing' | 'isTold' | 'notes'> {
  const file = settingsOf(names, 'preprocessor_config.json');
  if (file === null) {
    const notes = ["There is no preprocessor_config.json: CLIP's own is assumed"];
    return {preprocessing: CLIP_PREPROCESSING, isTold: false, notes};
  }
  const read = readPreprocessing(file.settings);
  if ('refused' in read) throw unusableModel(file.path, read.refused);
  return {...read, isTold: true};
}

/** What a settings file of CLIP leaves out is as in ViT-B/32; without one nobody can tell. */
function isBase32(config: Settings | null): boolean {
  const eye = config?.['vision_config'];
  if (!isTable(eye)) return false;
  const {
    patch_size: patch = 32,
    hidden_size: width = 768,
    num_hidden_layers: layers = 12,
    image_size: side = 224,
  } = eye;
  const numbers = [patch, width, layers, side, config?.['projection_dim'] ?? 512];
  return numbers.join() === '32,768,12,224,512';
}

function positionsOf(config: SettingsFile | null): number {
  const told = config?.settings['text_config'];
  const positions = isTable(told) ? told['max_position_embeddings'] : undefined;
  return typeof positions === 'number' && Number.isInteger(positions) && positions >= 3 ? positions : POSITIONS;
}
