import type {Opened} from '../../../open-set.ts';
import type {Corpus} from '../../../corpus/corpus.ts';
import {TagnosisError} from '../../../errors.ts';
import {evenness, type Evenness} from '../../../math/balance-repeats.ts';
import type {Statistics} from '../../../statistics/statistics.ts';
import {arrange, type Arrangement} from './arrange.ts';
import type {Axes} from './balance-axes.ts';
import {captionPlaces} from './caption-places.ts';
import {decide, type Decided} from './decide.ts';
import type {PlannedSubset} from './planned-subset.ts';
import type {Trainer} from './trainers.ts';

/** How evenly an epoch shows the parts of one kind. */
interface Levelled {
  readonly name: string;
  readonly before: Evenness;
  readonly after: Evenness;
}

export interface TrainingPlan extends Arrangement, Decided {
  readonly trainer: Trainer;
  readonly name: string;
  /** What the settings are for, where they are for a part of a set; without line breaks. */
  readonly header: readonly string[];
  readonly regularisation: readonly PlannedSubset[];
  readonly captionExtension: string;
  readonly resolution: number;
  readonly batchSize: number;
  /** Of folders. */
  readonly before: Evenness;
  readonly after: Evenness;
  /** Of what is levelled besides folders. */
  readonly levelled: readonly Levelled[];
}

export interface PlanOptions {
  readonly trainer: Trainer;
  readonly resolution: number;
  readonly batchSize: number;
  readonly header: readonly string[];
  readonly regularisation: readonly PlannedSubset[];
  readonly axes: Axes;
  /** Items to be trained. */
  readonly items: readonly number[];
  /** Times an epoch is to show each of them. */
  readonly repeats: readonly number[];
  /** What files beside the settings are called, without their ending; null where there is no place for them. */
  readonly stem: string | null;
}

/** Images of a group that are too few to be repeated often. */
const FEW = 2;
const OFTEN = 10;

/** Settings that a data set decides. What no statistic of a data set implies (rates of dropout, learning) is left out. */
export function trainingPlan({source, collected}: Opened, options: PlanOptions): TrainingPlan {
  const {statistics, corpus} = collected;
  const {storage} = source;
  const {trainer, items, repeats, axes, stem} = options;
  if (storage === undefined) throw notOnDisk();
  const places = captionPlaces(
    items.map(item => corpus.keys[item] ?? ''),
    storage,
  );
  const {subsets, files, lists, warnings} = arrange({corpus, storage, items, repeats, stem, places, trainer});
  // sd-scripts takes regularisation images from folders only, and for the folders of the same data set.
  const isListed = subsets.some(({metadata}) => metadata !== null);
  const regularisation = isListed ? [] : options.regularisation;
  const left = options.regularisation.length - regularisation.length;
  const levels = {corpus, items, repeats};
  return {
    trainer,
    name: statistics.dataset.name,
    header: options.header,
    subsets,
    files,
    lists,
    regularisation: trainer === 'diffusion-pipe' ? [] : regularisation,
    ...decide(statistics, trainer, isListed ? null : places.extension),
    captionExtension: places.extension,
    resolution: options.resolution,
    batchSize: options.batchSize,
    ...levelling(corpus.itemSubset, levels),
    levelled: levelledAxes(axes, levels),
    warnings: [
      ...warnings,
      ...warningsOf(subsets, {regularisation: options.regularisation, left, trainer, statistics}),
    ],
  };
}

function notOnDisk(): TagnosisError {
  const message = 'No settings can point a trainer at this set: it does not lie on disk.';
  return new TagnosisError('plan-unreadable', message, {hint: 'Check the revision out first.'});
}

interface Levels {
  readonly corpus: Corpus;
  readonly items: readonly number[];
  readonly repeats: readonly number[];
}

function levelledAxes({axes, pictureOf}: Axes, levels: Levels): Levelled[] {
  return [
    ...axes.filter(({name}) => name !== 'folders'),
    ...(pictureOf === null ? [] : [{name: 'pictures', classOf: pictureOf}]),
  ].map(({name, classOf}) => ({name, ...levelling(classOf, levels)}));
}

/** How evenly an epoch shows the classes of an axis, now and as planned. Items without a class are left out. */
function levelling(classOf: ArrayLike<number>, {corpus, items, repeats}: Levels): Pick<Levelled, 'before' | 'after'> {
  const [before, after] = [new Map<number, number>(), new Map<number, number>()];
  for (const [i, item] of items.entries()) {
    const one = classOf[item] ?? -1;
    if (one < 0) continue;
    const now = corpus.subsets[corpus.itemSubset[item] ?? 0]?.repeats ?? 1;
    before.set(one, (before.get(one) ?? 0) + now);
    after.set(one, (after.get(one) ?? 0) + (repeats[i] ?? 1));
  }
  return {before: evenness([...before.values()]), after: evenness([...after.values()])};
}

interface Warned {
  readonly regularisation: readonly PlannedSubset[];
  /** Folders of them that are not in the settings. */
  readonly left: number;
  readonly trainer: Trainer;
  readonly statistics: Statistics;
}

function warningsOf(subsets: readonly PlannedSubset[], {regularisation, left, trainer, statistics}: Warned): string[] {
  const few = subsets.filter(({items, repeats, from}) => items <= FEW && (repeats > OFTEN || (from ?? 1) > OFTEN));
  const uncaptioned = statistics.validity.notes.find(({code}) => code === 'caption-missing')?.count ?? 0;
  return [
    ...few.map(({name, metadata, items, repeats, from}) => {
      const times = repeats > OFTEN ? `${repeats} repeats` : `${from} repeats so far`;
      return `${name === '' ? (metadata ?? 'all') : name}: ${items === 1 ? 'one image' : `${items} images`} with ${times} will be memorised; add pictures.`;
    }),
    ...(left > 0
      ? ['Regularisation images are left out: sd-scripts takes them from folders, not beside lists of images.']
      : []),
    ...(regularisation.length > 0 && trainer === 'diffusion-pipe'
      ? ['Regularisation images are left out: diffusion-pipe knows none.']
      : []),
    ...(uncaptioned > 0 && trainer === 'simpletuner'
      ? [`SimpleTuner stops at images without a caption; there are ${uncaptioned}.`]
      : []),
  ];
}
