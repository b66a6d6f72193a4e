import {availableParallelism} from 'node:os';
import type {ProfileName} from '../../config/profiles.ts';
import type {FileConfig} from '../../config/schema.ts';

/** Raised when a fingerprint changes for equal pixels: what was remembered before is then not used. */
export const FINGERPRINT_VERSION = 2;

export type ImageMode = 'auto' | 'exact' | 'fast';

/** How pixels are had: a part of what a fingerprint is remembered by. */
export interface ImagePolicy {
  readonly mode: ImageMode;
  /** Whether the orientation that EXIF tells is applied, as the trainer does or does not. */
  readonly orientation: 'ignore' | 'apply';
  /** `drop`: colours as stored, opacity thrown away. */
  readonly alpha: 'drop' | 'white';
  readonly maxPixels: number;
  readonly maxBytes: number;
  readonly timeoutMs: number;
}

/** Pixels up to which `auto` looks at every one of them: reducing gains nothing below. */
export const EXACT_PIXELS: number = 4_194_304;

const IMAGE_LIMITS: Pick<ImagePolicy, 'mode' | 'maxPixels' | 'maxBytes' | 'timeoutMs'> = {
  mode: 'auto',
  maxPixels: 100_000_000,
  maxBytes: 256 * 1024 * 1024,
  timeoutMs: 20_000,
};

type Eyes = Pick<ImagePolicy, 'orientation' | 'alpha'>;

const PLAIN: Eyes = {orientation: 'ignore', alpha: 'drop'};
const TURNED: Eyes = {orientation: 'apply', alpha: 'drop'};

/** What each trainer makes of orientation and opacity: docs/images.md names their sources. */
const EYES: Readonly<Record<ProfileName, Eyes>> = {
  kohya: PLAIN,
  'kohya-gui': PLAIN,
  musubi: PLAIN,
  onetrainer: TURNED,
  'ai-toolkit': TURNED,
  simpletuner: TURNED,
  'diffusion-pipe': {orientation: 'ignore', alpha: 'white'},
  diffusers: TURNED,
};

/** Pixels as the trainer of a profile sees them. */
export function policyOf(profile: ProfileName, told: Partial<ImagePolicy> = {}): ImagePolicy {
  return {...IMAGE_LIMITS, ...EYES[profile], ...told};
}

/** What of a policy bears on what is seen, and so on the score. */
export type ToldLook = Partial<Omit<ImagePolicy, 'timeoutMs'>>;

/** What was told otherwise than the profile has it, but for time-outs; undefined where nothing was. */
export function toldLook(profile: ProfileName, told: Partial<ImagePolicy> = {}): ToldLook | undefined {
  const usual = policyOf(profile);
  const others = Object.entries(told).filter(
    ([name, value]) => name !== 'timeoutMs' && value !== undefined && value !== usual[name as keyof typeof usual],
  );
  return others.length === 0 ? undefined : Object.fromEntries(others);
}

/** What flags say, and a configuration where they are silent. */
export function toldPolicy(
  flags: {readonly mode?: ImageMode | undefined; readonly maxPixels?: number | undefined},
  file: FileConfig['images'] = {},
): Partial<ImagePolicy> {
  const {mode = file.mode, maxPixels = file['max-pixels']} = flags;
  const {orientation, alpha, 'max-bytes': maxBytes, 'timeout-ms': timeoutMs} = file;
  return {
    ...(mode === undefined ? {} : {mode}),
    ...(maxPixels === undefined ? {} : {maxPixels}),
    ...(maxBytes === undefined ? {} : {maxBytes}),
    ...(timeoutMs === undefined ? {} : {timeoutMs}),
    ...(orientation === undefined ? {} : {orientation}),
    ...(alpha === undefined ? {} : {alpha}),
  };
}

/** Threads and memory that flags say, and a configuration where they are silent: a data set gets no more threads than there are cores. */
export function toldPool(
  flags: {readonly jobs?: number | undefined},
  file: FileConfig['images'] = {},
): {readonly jobs?: number; readonly memoryMiB?: number} {
  const jobs = flags.jobs ?? (file.jobs === undefined ? undefined : Math.min(file.jobs, availableParallelism()));
  const memoryMiB = file['memory-mib'];
  return {...(jobs === undefined ? {} : {jobs}), ...(memoryMiB === undefined ? {} : {memoryMiB})};
}
