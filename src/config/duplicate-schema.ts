import * as z from 'zod';
import {
  DUPLICATE_BOUNDS,
  DUPLICATE_RULES,
  type IgnoredPair,
  LONGEST_PATTERN,
  MOST_IGNORED,
  MOST_PATTERNS,
  type Transform,
  TRANSFORMS,
  wrongIgnored,
} from './duplicates.ts';

/** What counts as a copy: the key `duplicates` of `tagnosis.yml`. */
export interface DuplicateConfig {
  readonly 'p-hash'?: number | undefined;
  readonly 'd-hash'?: number | undefined;
  readonly advisory?: number | undefined;
  readonly transforms?: readonly Transform[] | undefined;
  readonly ignore?: readonly IgnoredPair[] | undefined;
}

const bits = (name: keyof typeof DUPLICATE_BOUNDS): z.ZodInt => {
  const [least, most] = DUPLICATE_BOUNDS[name];
  return z.int().min(least).max(most);
};

const name = z.string().min(1).max(LONGEST_PATTERN);

export const DUPLICATES: z.ZodType<DuplicateConfig> = z
  .strictObject({
    'p-hash': bits('pHash').describe('Bits in which the pHash of copies may differ'),
    'd-hash': bits('dHash').describe('Bits in which the dHash of copies may differ'),
    advisory: bits('advisory').describe('Bits of pHash within which pictures are said to look alike'),
    transforms: z
      .array(z.enum(TRANSFORMS))
      .max(TRANSFORMS.length)
      .describe('What is looked for besides copies: mirror images, pictures turned by quarters of a turn'),
    ignore: z
      .array(z.tuple([name, name]))
      .max(MOST_IGNORED)
      .refine(pairs => pairs.length > MOST_IGNORED || wrongIgnored(pairs) === null, {
        error: `has more than ${MOST_PATTERNS} patterns with * or ?`,
      })
      .describe(
        'Pairs of pictures that are meant to be alike: ids that tagnosis duplicates prints, or patterns of keys',
      ),
  })
  .partial()
  .refine(({advisory = 64, 'p-hash': near = DUPLICATE_RULES.pHash}) => advisory >= near, {
    path: ['advisory'],
    error: 'is below p-hash (6 where it is not said): copies look alike too',
  })
  .describe('What counts as a copy of a picture');
