import type {FitFilter, ScaledFit} from '../image/fit.ts';

/** What a model's pictures go through before it sees them. */
export interface Preprocessing {
  readonly fit: ScaledFit;
  /** What a byte is multiplied by; then, per colour, (x − mean) / deviation. */
  readonly factor: number;
  readonly mean: readonly number[];
  readonly deviation: readonly number[];
}

/** What is said of preprocessor_config.json, or why it cannot be followed. */
export type ReadPreprocessing =
  | {readonly preprocessing: Preprocessing; readonly notes: readonly string[]}
  | {readonly refused: string};

const SIDE = 224;
const LONGEST_SIDE = 2048;
const CLIP_MEAN: readonly number[] = [0.48145466, 0.4578275, 0.40821073];
const CLIP_DEVIATION: readonly number[] = [0.26862954, 0.26130258, 0.27577711];
/** PIL.Image.Resampling. */
const FILTERS: readonly (FitFilter | null)[] = ['nearest', 'lanczos', 'bilinear', 'bicubic'];
const FOLLOWED = new Set(
  'do_resize size resample do_center_crop crop_size do_rescale rescale_factor do_normalize image_mean image_std do_convert_rgb'.split(
    ' ',
  ),
);
/** Says who made the file, not what to do with pictures. */
const WORDLESS = new Set(
  'feature_extractor_type image_processor_type processor_class data_format input_data_format _valid_processor_keys return_tensors _name_or_path _processor_class'.split(
    ' ',
  ),
);

/** What CLIP's own models want: for folders without a preprocessor_config.json. */
export const CLIP_PREPROCESSING: Preprocessing = {
  fit: {resize: {shortest: SIDE}, filter: 'bicubic', crop: {width: SIDE, height: SIDE}},
  factor: 1 / 255,
  mean: CLIP_MEAN,
  deviation: CLIP_DEVIATION,
};

type Settings = Readonly<Record<string, unknown>>;

/** Follows a preprocessor_config.json of Hugging Face: docs/models.md. A step that is not known is refused, never guessed. */
export function readPreprocessing(settings: Settings): ReadPreprocessing {
  const unknown = Object.keys(settings).filter(key => !FOLLOWED.has(key) && !WORDLESS.has(key));
  const step = unknown.find(key => key.startsWith('do_') && settings[key] !== false);
  if (step !== undefined) return {refused: `it asks for "${step}", which is not known here`};
  const resize = isOff(settings, 'do_resize') ? null : resizeOf(settings['size'] ?? SIDE);
  const crop = isOff(settings, 'do_center_crop') ? null : sizeOf(settings['crop_size'] ?? SIDE);
  const filter = FILTERS[Number(settings['resample'] ?? 3)] ?? null;
  if (resize === undefined) return {refused: '"size" is no size'};
  if (crop === undefined) return {refused: '"crop_size" is no size'};
  if (filter === null) return {refused: '"resample" is none of 0, 1, 2 and 3'};
  const factor = isOff(settings, 'do_rescale') ? 1 : (settings['rescale_factor'] ?? 1 / 255);
  const plain = isOff(settings, 'do_normalize');
  const mean = plain ? [0, 0, 0] : (settings['image_mean'] ?? CLIP_MEAN);
  const deviation = plain ? [1, 1, 1] : (settings['image_std'] ?? CLIP_DEVIATION);
  if (typeof factor !== 'number' || !isTriple(mean) || !isTriple(deviation) || deviation.includes(0))
    return {refused: '"rescale_factor", "image_mean" or "image_std" is not what it should be'};
  return {
    preprocessing: {fit: {resize, filter, crop}, factor, mean, deviation},
    notes: unknown.map(key => `preprocessor_config.json: "${key}" is passed over`),
  };
}

/** Side of the square that is left at the end; null where it is none. */
export function sideOf({fit: {resize, crop}}: Preprocessing): number | null {
  const size = crop ?? (resize !== null && 'width' in resize ? resize : null);
  return size !== null && size.width === size.height ? size.width : null;
}

/** Numbers as the model wants them, of planes of bytes. */
export function normalise(planes: Uint8Array, how: Preprocessing, out: Float32Array): void {
  const pixels = planes.length / 3;
  for (const [colour, table] of tablesOf(how).entries()) {
    const end = (colour + 1) * pixels;
    for (let i = colour * pixels; i < end; i++) out[i] = table[planes[i] ?? 0] ?? 0;
  }
}

const TABLES = new WeakMap<Preprocessing, readonly Float32Array[]>();

/** What becomes of each byte, by colour: made once for all pictures. */
function tablesOf(how: Preprocessing): readonly Float32Array[] {
  const {factor, mean, deviation} = how;
  const tables =
    TABLES.get(how) ??
    [0, 1, 2].map(colour => {
      const [middle, spread] = [mean[colour] ?? 0, deviation[colour] ?? 1];
      return Float32Array.from({length: 256}, (_, byte) => (byte * factor - middle) / spread);
    });
  TABLES.set(how, tables);
  return tables;
}

function isOff(settings: Settings, key: string): boolean {
  return settings[key] === false;
}

function isTriple(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.length === 3 && value.every(one => typeof one === 'number');
}

function resizeOf(size: unknown): ScaledFit['resize'] | undefined {
  if (typeof size === 'number') return isSide(size) ? {shortest: size} : undefined;
  if (typeof size !== 'object' || size === null) return undefined;
  if ('shortest_edge' in size) return isSide(size.shortest_edge) ? {shortest: size.shortest_edge} : undefined;
  return sizeOf(size);
}

function sizeOf(size: unknown): {readonly width: number; readonly height: number} | undefined {
  if (isSide(size)) return {width: size, height: size};
  if (typeof size !== 'object' || size === null || !('width' in size) || !('height' in size)) return undefined;
  return isSide(size.width) && isSide(size.height) ? {width: size.width, height: size.height} : undefined;
}

function isSide(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= LONGEST_SIDE;
}
