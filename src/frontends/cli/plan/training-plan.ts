import {dirname, extname, relative, resolve, sep} from 'node:path';
import type {Opened} from '../../../analyze.ts';
import {TagnosisError} from '../../../errors.ts';
import {balancedRepeats, type BalanceOptions, evenness, type Evenness} from '../../../math/balance-repeats.ts';
import type {Storage} from '../../../sources/storage.ts';
import type {Statistics} from '../../../statistics/statistics.ts';

export const TRAINERS = ['kohya', 'onetrainer', 'ai-toolkit', 'simpletuner', 'diffusion-pipe'] as const;
export type Trainer = (typeof TRAINERS)[number];

/** A folder of images as the trainer is told of it. */
interface PlannedSubset {
  /** As our readers call it. */
  readonly name: string;
  /** Seen from the working folder, with `/`; absolute where it lies elsewhere. */
  readonly folder: string;
  /** kohya's metadata, where the captions stand in it. */
  readonly metadata: string | null;
  readonly items: number;
  /** Repeats now, and as planned: whole, since trainers want them so. */
  readonly from: number;
  readonly repeats: number;
  readonly classTokens: string | null;
}

/** What a setting is, and why. */
interface PlannedOption {
  readonly option: string;
  readonly value: string | number | boolean;
  readonly why: string;
}

export interface TrainingPlan {
  readonly trainer: Trainer;
  readonly name: string;
  readonly subsets: readonly PlannedSubset[];
  /** Leading tags that shuffling must leave in place. */
  readonly keep: number;
  readonly shuffle: boolean;
  readonly captionExtension: string;
  readonly resolution: number;
  readonly batchSize: number;
  /** Tokens that kohya is told to read, where it is not what it reads by itself. */
  readonly tokens: number | null;
  readonly options: readonly PlannedOption[];
  readonly before: Evenness;
  readonly after: Evenness;
  readonly warnings: readonly string[];
}

export interface PlanOptions {
  readonly trainer: Trainer;
  /** Null: repeats stay. */
  readonly balance: BalanceOptions | null;
  /** Which subsets make a group; each is one of its own when absent. */
  readonly groupOf?: ReadonlyMap<string, string>;
  readonly resolution: number;
  readonly batchSize: number;
}

/** Images of a group that are too few to be repeated often. */
const FEW = 2;
const OFTEN = 10;

/** Settings that a data set decides. What no statistic of a data set implies (rates of dropout, learning) is left out. */
export function trainingPlan({source, collected}: Opened, options: PlanOptions): TrainingPlan {
  const {statistics, corpus} = collected;
  const {storage} = source;
  if (storage === undefined) throw unreadable('it does not lie on disk');
  const lying = whereCaptionsLie(corpus.keys, storage);
  const repeats = plannedRepeats(statistics, options);
  const subsets = statistics.subsets.map(({name, items, repeats: from}): PlannedSubset => ({
    name,
    folder: shownPath(resolve(storage.root, name)),
    metadata: lying.metadata === null ? null : shownPath(lying.metadata),
    items,
    from,
    repeats: repeats.get(name) ?? 1,
    classTokens: corpus.subsets.find(subset => subset.name === name)?.classTokens ?? null,
  }));
  if (lying.metadata !== null && options.trainer !== 'kohya') throw unreadable('its captions stand in a table');
  const decided = decide(statistics, options.trainer, lying.extension);
  return {
    trainer: options.trainer,
    name: statistics.dataset.name,
    subsets,
    ...decided,
    captionExtension: lying.extension,
    resolution: options.resolution,
    batchSize: options.batchSize,
    before: evenness(subsets.map(({items, from}) => items * from)),
    after: evenness(subsets.map(({items, repeats: to}) => items * to)),
    warnings: warningsOf(subsets, {regularisation: corpus.regularisation, trainer: options.trainer, statistics}),
  };
}

function plannedRepeats({subsets}: Statistics, {balance, groupOf}: PlanOptions): ReadonlyMap<string, number> {
  if (balance === null) return new Map(subsets.map(({name, repeats}) => [name, Math.max(1, Math.round(repeats))]));
  const groups = new Map<string, number>();
  const nameOf = (subset: string): string => groupOf?.get(subset) ?? subset;
  for (const {name, items} of subsets) groups.set(nameOf(name), (groups.get(nameOf(name)) ?? 0) + items);
  const levels = balancedRepeats([...groups.values()], balance);
  const byGroup = new Map([...groups.keys()].map((group, i) => [group, levels[i] ?? 1]));
  return new Map(subsets.map(({name}) => [name, byGroup.get(nameOf(name)) ?? 1]));
}

interface Lying {
  /** With the dot. */
  readonly extension: string;
  readonly metadata: string | null;
}

/** Trainers look for captions beside the images; kohya knows its own table too. */
function whereCaptionsLie(keys: readonly string[], storage: Storage): Lying {
  const extensions = new Map<string, number>();
  for (const key of keys) {
    const [place] = storage.places(key);
    const image = storage.file(key);
    if (place === undefined) continue;
    if (place.kind === 'json' && place.separator !== '') return {extension: '.txt', metadata: place.path};
    if (place.kind !== 'file') throw unreadable('its captions stand in a table');
    if (image !== null && dirname(image) !== dirname(place.path))
      throw unreadable('its captions lie in another folder');
    const extension = extname(place.path);
    extensions.set(extension, (extensions.get(extension) ?? 0) + 1);
  }
  const [commonest] = [...extensions].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return {extension: commonest?.[0] ?? '.txt', metadata: null};
}

/** Budgets that kohya offers for SD 1, SD 2 and SDXL, and the share that may be longer. */
const BUDGETS = [75, 150, 225];
const FEW_LONG = 0.01;

function decide(
  {dataset, triggerPlacement, tokenLengths}: Statistics,
  trainer: Trainer,
  extension: string,
): Pick<TrainingPlan, 'keep' | 'shuffle' | 'tokens' | 'options'> {
  const {trigger, style} = dataset;
  const leads =
    trigger !== null && triggerPlacement !== null && triggerPlacement.first > triggerPlacement.captioned / 2;
  const keep = leads ? trigger.keys.length : 0;
  const canShuffle = keep === 0 || trainer === 'kohya' || trainer === 'onetrainer' || trainer === 'simpletuner';
  const shuffle = style === 'tags' && canShuffle && trainer !== 'diffusion-pipe' && trainer !== 'ai-toolkit';
  const over = (limit: number): number =>
    tokenLengths.kind === 'counted'
      ? tokenLengths.histogram.reduce((sum, [tokens, n]) => (tokens > limit ? sum + n : sum), 0) / tokenLengths.items
      : 0;
  const isCounted = trainer === 'kohya' && tokenLengths.kind === 'counted' && tokenLengths.encoder === 'clip';
  const tokens = isCounted ? (BUDGETS.find(limit => over(limit) <= FEW_LONG) ?? 225) : 75;
  const words = leads ? `the trigger (${trigger.text}) stays in front` : 'no trigger leads the captions';
  return {
    keep,
    shuffle,
    tokens: tokens === 75 ? null : tokens,
    options: [
      {option: 'caption extension', value: extension, why: 'the captions of this set have it'},
      {option: 'keep in front', value: keep, why: words},
      {
        option: 'shuffle',
        value: shuffle,
        why: shuffle
          ? 'tags have no order; turn it off where text-encoder outputs are cached'
          : style !== 'tags'
            ? 'captions are not all lists of tags'
            : 'this trainer cannot keep a trigger in place',
      },
      ...(tokens === 75
        ? []
        : [
            {
              option: 'max_token_length',
              value: tokens,
              why: `${Math.round(over(75) * 100)} % of captions exceed 75 tokens`,
            },
          ]),
      {option: 'flip', value: false, why: 'not asked for; it contradicts left, right and text'},
    ],
  };
}

interface Warned {
  readonly regularisation: number;
  readonly trainer: Trainer;
  readonly statistics: Statistics;
}

function warningsOf(subsets: readonly PlannedSubset[], {regularisation, trainer, statistics}: Warned): string[] {
  const few = subsets.filter(({items, repeats, from}) => items <= FEW && (repeats > OFTEN || from > OFTEN));
  const uncaptioned = statistics.validity.notes.find(({code}) => code === 'caption-missing')?.count ?? 0;
  return [
    ...few.map(({name, items, repeats, from}) => {
      const times = repeats > OFTEN ? `${repeats} repeats` : `${from} repeats so far`;
      return `${name}: ${items === 1 ? 'one image' : `${items} images`} with ${times} will be memorised; add pictures.`;
    }),
    ...(regularisation > 0 ? ['Regularisation images are not in this plan; add their entries.'] : []),
    ...(uncaptioned > 0 && trainer === 'simpletuner'
      ? [`SimpleTuner stops at images without a caption; there are ${uncaptioned}.`]
      : []),
  ];
}

/** As the trainer is called from here. */
function shownPath(path: string): string {
  const seen = relative(resolve('.'), path).split(sep).join('/');
  if (seen === '') return '.';
  return seen.startsWith('..') ? path.split(sep).join('/') : seen;
}

function unreadable(why: string): TagnosisError {
  return new TagnosisError('plan-unreadable', `No settings can point a trainer at this set: ${why}.`, {
    hint: 'Trainers read caption files beside the images; kohya also reads its meta_cap.json.',
  });
}
