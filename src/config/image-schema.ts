import * as z from 'zod';
import {IMAGE_BOUNDS} from './image-bounds.ts';

/** How images are looked at: the key `images` of `tagnosis.yml`. */
export interface ImageConfig {
  readonly enabled?: boolean | undefined;
  readonly mode?: 'auto' | 'exact' | 'fast' | undefined;
  readonly 'max-pixels'?: number | undefined;
  readonly 'max-bytes'?: number | undefined;
  readonly 'timeout-ms'?: number | undefined;
  readonly jobs?: number | undefined;
  readonly 'memory-mib'?: number | undefined;
  readonly orientation?: 'ignore' | 'apply' | undefined;
  readonly alpha?: 'drop' | 'white' | undefined;
}

const within = ([least, most]: readonly [number, number]): z.ZodInt => z.int().min(least).max(most);

export const IMAGES: z.ZodType<ImageConfig> = z
  .strictObject({
    enabled: z.boolean().describe('Whether images are looked at'),
    mode: z.enum(['auto', 'exact', 'fast']).describe('Look at all pixels, or at a reduced picture'),
    'max-pixels': within(IMAGE_BOUNDS.maxPixels).describe('Images of more pixels are noted, not decoded'),
    'max-bytes': within(IMAGE_BOUNDS.maxBytes).describe('Larger files are noted, not decoded'),
    'timeout-ms': within(IMAGE_BOUNDS.timeoutMs).describe('After so many milliseconds an image is given up'),
    jobs: within(IMAGE_BOUNDS.jobs).describe('Threads that decode images; never more than there are cores'),
    'memory-mib': within(IMAGE_BOUNDS.memoryMiB).describe('Memory for decoded pixels, all threads together'),
    orientation: z
      .enum(['ignore', 'apply'])
      .describe('What the trainer makes of the orientation in EXIF, where it is not what the profile says'),
    alpha: z.enum(['drop', 'white']).describe('What the trainer makes of opacity: thrown away, or painted over white'),
  })
  .partial()
  .describe('How images are looked at');

/** Where what was seen and found is kept: the key `cache`. */
export interface CacheConfig {
  readonly dir?: string | undefined;
}

export const CACHE: z.ZodType<CacheConfig> = z
  .strictObject({
    dir: z
      .string()
      .min(1)
      .max(4096)
      .describe('Folder of it, from where this file lies; only where the file is named with --config'),
  })
  .partial()
  .describe('What is kept of what was seen and found');
