import * as z from 'zod';
import {DUPLICATE_BOUNDS, DUPLICATE_RULES, type Transform, TRANSFORMS} from './duplicates.ts';

/** What counts as a copy: the key `duplicates` of `tagnosis.yml`. */
export interface DuplicateConfig {
  readonly 'p-hash'?: number | undefined;
  readonly 'd-hash'?: number | undefined;
  readonly advisory?: number | undefined;
  readonly transforms?: readonly Transform[] | undefined;
}

const bits = (name: keyof typeof DUPLICATE_BOUNDS): z.ZodInt => {
  const [least, most] = DUPLICATE_BOUNDS[name];
  return z.int().min(least).max(most);
};

export const DUPLICATES: z.ZodType<DuplicateConfig> = z
  .strictObject({
    'p-hash': bits('pHash').describe('Bits in which the pHash of copies may differ'),
    'd-hash': bits('dHash').describe('Bits in which the dHash of copies may differ'),
    advisory: bits('advisory').describe('Bits of pHash within which pictures are said to look alike'),
    transforms: z
      .array(z.enum(TRANSFORMS))
      .max(TRANSFORMS.length)
      .describe('What is looked for besides copies: mirror images, pictures turned by quarters of a turn'),
  })
  .partial()
  .refine(({advisory = 64, 'p-hash': near = DUPLICATE_RULES.pHash}) => advisory >= near, {
    path: ['advisory'],
    error: 'is below p-hash (6 where it is not said): copies look alike too',
  })
  .describe('What counts as a copy of a picture');
