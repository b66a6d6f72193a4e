import * as z from 'zod';
import {type DuplicateConfig, DUPLICATES} from './duplicate-schema.ts';
import {CACHE, type CacheConfig, type ImageConfig, IMAGES} from './image-schema.ts';
import {DEVICE_CHOICES, type DeviceChoice, type Dtype, DTYPES, LEAST_CHANCE} from './models.ts';
import {PROFILES, type ProfileName} from './profiles.ts';

const names = (keys: readonly string[]): [string, ...string[]] => [keys[0] ?? '', ...keys.slice(1)];
const share = z.number().min(0).max(1);
/** One, or a list of them. */
const texts = z.union([z.string(), z.array(z.string())]);
/** Shares are written with two digits or three: a sum of 1.001 is meant to be 1. */
const WHOLE = 1.005;

/** What `tagnosis.yml` may say. Keys are those of the command line; flags win. */
export interface FileConfig {
  readonly profile?: 'auto' | ProfileName | undefined;
  readonly layout?: string | undefined;
  readonly captions?: string | undefined;
  readonly 'caption-extension'?: string | undefined;
  readonly 'caption-column'?: string | undefined;
  readonly separator?: string | undefined;
  readonly encoder?: string | undefined;
  readonly purpose?: 'character' | 'style' | 'concept' | 'general' | undefined;
  readonly trigger?: string | readonly string[] | undefined;
  readonly allow?: string | readonly string[] | undefined;
  readonly 'fail-under'?: number | undefined;
  readonly interval?: boolean | undefined;
  readonly 'fail-on-drop'?: number | undefined;
  readonly metrics?: string | readonly string[] | undefined;
  readonly taxonomy?: string | undefined;
  readonly background?: string | undefined;
  readonly tokenizers?: Readonly<Partial<Record<'clip' | 't5' | 'qwen' | 'gemma' | 'any', string>>> | undefined;
  readonly 'taxonomy-scheme'?: 'danbooru' | 'e621' | 'kbl' | 'wd' | undefined;
  readonly 'max-caption-bytes'?: number | undefined;
  readonly 'max-items'?: number | undefined;
  readonly options?: Readonly<Record<string, string | number | boolean>> | undefined;
  readonly images?: ImageConfig | undefined;
  readonly duplicates?: DuplicateConfig | undefined;
  readonly cache?: CacheConfig | undefined;
  readonly alignment?:
    | {
        readonly model?: string | undefined;
        readonly tagger?: string | undefined;
        readonly dtype?: Dtype | undefined;
        readonly device?: DeviceChoice | undefined;
        readonly templates?: readonly string[] | undefined;
        readonly 'trust-model'?: boolean | undefined;
        readonly 'tagger-threshold'?: number | undefined;
        readonly threads?: number | undefined;
        readonly batch?: number | undefined;
      }
    | undefined;
  readonly groups?: Readonly<Record<string, readonly string[]>> | undefined;
  readonly targets?:
    | {
        readonly groups?: Readonly<Record<string, Readonly<Record<string, number>>>> | undefined;
        readonly coverage?: Readonly<Record<string, readonly [number, number]>> | undefined;
      }
    | undefined;
  readonly advice?:
    | {readonly off?: readonly string[] | undefined; readonly accept?: readonly string[] | undefined}
    | undefined;
  readonly action?: ActionConfig | undefined;
}

/** What the GitHub Action reads besides: docs/action.md. */
export interface ActionConfig {
  readonly paths?: readonly string[] | undefined;
  readonly 'only-changed'?: boolean | undefined;
  readonly 'fail-on'?: 'none' | 'error' | 'warning' | undefined;
  readonly 'fail-on-drift'?: boolean | undefined;
  readonly 'warn-only'?: boolean | undefined;
  readonly comment?: 'always' | 'on-change' | 'on-failure' | 'never' | undefined;
  readonly 'drift-threshold'?: number | undefined;
  readonly issue?: 'on-drift' | 'never' | undefined;
  readonly 'issue-labels'?: readonly string[] | undefined;
  readonly suggestions?: number | undefined;
  readonly annotations?: number | undefined;
  readonly summary?: boolean | undefined;
}

const ACTION: z.ZodType<ActionConfig> = z
  .strictObject({
    paths: z.array(z.string()).describe('Folders of data sets, patterns; ! takes some out again'),
    'only-changed': z.boolean().describe('Whether unchanged data sets are left alone'),
    'fail-on': z.enum(['none', 'error', 'warning']).describe('Fail on findings that the change caused'),
    'fail-on-drift': z.boolean().describe('Fail when a data set drifted from its baseline'),
    'warn-only': z.boolean().describe('Never fail, only warn'),
    comment: z.enum(['always', 'on-change', 'on-failure', 'never']).describe('When a pull request gets a comment'),
    'drift-threshold': share.describe('Bits by which the divergence of tags must exceed chance to be drift'),
    issue: z.enum(['on-drift', 'never']).describe('Whether drift opens an issue'),
    'issue-labels': z.array(z.string()).describe('Labels of that issue'),
    suggestions: z.int().min(0).max(20).describe('Most suggestions of caption edits in a run'),
    annotations: z.int().min(0).max(10).describe('Most annotations of each level'),
    summary: z.boolean().describe('Whether the job gets a summary'),
  })
  .partial()
  .describe('What the GitHub Action does');

/** Links are followed on the command line only: a data set must not be able to lead its reader out of it. */
export const FILE_CONFIG: z.ZodType<FileConfig> = z
  .strictObject({
    profile: z
      .enum(names(['auto', ...Object.keys(PROFILES)]))
      .describe('Trainer whose reading habits count') as z.ZodType<ProfileName | 'auto'>,
    layout: z.string().describe('Read as this layout instead of detecting it'),
    captions: z.string().describe('Folder of captions, relative to the data set, that your trainer is told of'),
    'caption-extension': z
      .string()
      .regex(/^\.?[\w-]+(\.[\w-]+)*$/)
      .describe('Extension of captions'),
    'caption-column': z.string().describe('Column of metadata that holds the captions'),
    separator: z.string().min(1).describe('What parts tags; "space" for a space'),
    encoder: z.string().describe('Text encoder and its budget: clip-75, clip-225, t5-512, none'),
    purpose: z.enum(['character', 'style', 'concept', 'general']).describe('What the set is to teach'),
    trigger: texts.describe('Trigger words'),
    allow: texts.describe('Tags that are meant to be in every caption'),
    'fail-under': z.number().min(0).max(100).describe('Exit with 1 when the score is lower'),
    interval: z.boolean().describe('Also tell how far the score is to be trusted: a hundred halves are scored'),
    'fail-on-drop': z
      .number()
      .min(0.01)
      .max(100)
      .describe('compare exits with 1 when the score falls by so many points or more'),
    metrics: texts.describe('Metrics and pillars that judge; with a dash before it, those that do not'),
    taxonomy: z.string().describe("A site's list of tags, in a file beside this one or below"),
    background: z.string().describe('Another data set that shows which tags usually meet, beside this file or below'),
    tokenizers: z
      .partialRecord(z.enum(['clip', 't5', 'qwen', 'gemma', 'any']), z.string())
      .describe('tokenizer.json of text encoders, in files beside this one or below'),
    'taxonomy-scheme': z.enum(['danbooru', 'e621', 'kbl', 'wd']).describe('How the list numbers categories'),
    'max-caption-bytes': z.int().min(1).describe('Larger captions are noted, not analysed'),
    'max-items': z.int().min(1).describe('Stop beyond this many items'),
    options: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).describe("The trainer's own options"),
    images: IMAGES,
    duplicates: DUPLICATES,
    cache: CACHE,
    alignment: z
      .strictObject({
        model: z.string().describe('An image–text model: its folder, beside this file or below, or its name'),
        tagger: z.string().describe('A tagger that is scored in its stead, which is then shown beside it'),
        dtype: z.enum(DTYPES).describe('Weights to use, where there are several'),
        device: z.enum(DEVICE_CHOICES).describe('Where the model runs'),
        templates: z
          .array(z.string().max(200).includes('{}'))
          .min(1)
          .max(20)
          .describe('Sentences in which a tag is put to the model, {} for the tag'),
        'trust-model': z.boolean().describe('Score what it says even where it seems not to read this style'),
        'tagger-threshold': z
          .number()
          .min(LEAST_CHANCE)
          .max(1)
          .describe('Chance from which a tagger is said to see a tag'),
        threads: z.int().min(1).max(256).describe('Threads of the model'),
        batch: z.int().min(1).max(1024).describe('Pictures that it is given at once'),
      })
      .partial()
      .describe('Whether captions belong to their images, by the eyes of a model'),
    groups: z.record(z.string(), z.array(z.string()).min(2)).describe('Values of which an item has one'),
    targets: z
      .strictObject({
        groups: z
          .record(
            z.string(),
            z
              .record(z.string(), share)
              .refine(shares => Object.values(shares).reduce((total, one) => total + one, 0) <= WHOLE, {
                error: 'has shares that add up to more than 1',
              }),
          )
          .describe('Wanted shares by group and value'),
        coverage: z
          .record(
            z.string(),
            z.tuple([share, share]).refine(([least, most]) => least <= most, {
              error: 'wants the lowest coverage first, then the highest',
            }),
          )
          .describe('Wanted coverage of a tag, lowest and highest'),
      })
      .partial()
      .describe('What the set should look like'),
    advice: z
      .strictObject({
        off: z.array(z.string()).describe('Rules that are not asked'),
        accept: z.array(z.string()).describe('Findings that you accept: rule, or rule:subject'),
      })
      .partial()
      .describe('Which advice you want'),
    action: ACTION,
  })
  .partial();
