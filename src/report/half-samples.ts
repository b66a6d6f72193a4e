import {drawPart, type Draw, subsamplingError} from '../math/subsampling.ts';
import {seededRandom} from '../math/random.ts';
import {weighing} from '../metrics/choose-metrics.ts';
import {PILLARS} from '../scoring/pillars.ts';
import {CAPPED, type Score} from '../scoring/score.ts';
import type {Collected} from '../statistics/collect.ts';
import {summarise} from '../statistics/summarise.ts';
import {partOf, type Units, unitsOf, type Whole} from '../statistics/units.ts';
import {judge, type ScoreIntervals} from './build.ts';
import type {JudgingOptions} from './judging-options.ts';
import {SMALL} from './report-metric.ts';

/** Half-samples that are scored. */
export const HALVES = 100;
/** Units in one of them at most: of a larger set less than half is drawn, since a hundred scores of it must not take minutes. */
const MOST = 1000;
/** Units that they are drawn from: looking through all of a million a hundred times would take as long. */
const POOL = 20_000;
/** Standard errors on each side: 95 %. */
const NORMAL = 1.96;

type Interval = readonly [number, number];

/** A set that is scored half by half. */
export interface HalfSamples {
  readonly draw: Draw;
  /** Units of the set: more than the halves are drawn from where it is large. */
  readonly whole: number;
  /** Scores one half; the same number gives the same half. */
  score(half: number): Score;
}

export interface SampleOptions extends JudgingOptions {
  /** Per item: items with the same number are drawn together (near-duplicates, frames of one film). */
  readonly clusters?: ArrayLike<number>;
}

/**
 * Half-samples without replacement of the items, or of clusters of them, and of the files that are no items: none below 20
 * items. (A bootstrap repeats items, which uniqueness would take for duplicates.)
 */
export function halfSamples(collected: Collected, options: SampleOptions): HalfSamples | null {
  const {corpus, statistics} = collected;
  const metrics = weighing(options.metrics);
  if (corpus.keys.length < SMALL) return null;
  const {pool, units, whole} = poolOf(collected, options.clusters);
  const draw = {drawn: Math.min(MOST, Math.floor(units.count / 2)), of: units.count};
  // A half must not move the trigger that was found: the score is about this one.
  const trigger = statistics.dataset.trigger?.keys ?? [];
  return {
    draw,
    whole,
    score(half) {
      const kept = drawPart(draw, seededRandom(`half-sample ${half}`));
      const counted = summarise(partOf(pool, units, kept), {...options, trigger, scoresOnly: true});
      return judge(counted, metrics).score;
    },
  };
}

/** What the halves are drawn from. */
function poolOf(
  all: Whole,
  clusters?: ArrayLike<number>,
): {readonly pool: Whole; readonly units: Units; readonly whole: number} {
  const units = unitsOf(all, clusters);
  if (units.count <= POOL) return {pool: all, units, whole: units.count};
  const kept = drawPart({drawn: POOL, of: units.count}, seededRandom('pool'));
  const inPool = clusters && Array.from(units.ofItem).filter(unit => kept[unit] === 1);
  const pool = partOf(all, units, kept);
  return {pool, units: unitsOf(pool, inPool), whole: units.count};
}

/** Score ± 1.96 standard errors, within the range that scores can have. */
export function intervalsOf(
  score: Score,
  halves: readonly Score[],
  {draw, whole}: Omit<HalfSamples, 'score'>,
): ScoreIntervals {
  const top = score.caps.length > 0 ? CAPPED : 100;
  const pillars = PILLARS.flatMap(pillar => {
    const values = halves.map(half => half.pillars[pillar].score);
    const interval = intervalOf(score.pillars[pillar].score, values, {draw, whole, top: 100});
    return interval === null ? [] : [[pillar, interval] as const];
  });
  const values = halves.map(({value}) => value);
  return {score: intervalOf(score.value, values, {draw, whole, top}), pillars: Object.fromEntries(pillars)};
}

/** None where the figure is missing in more than a few of the halves: what is left would be a choice. */
function intervalOf(
  value: number | null,
  halves: readonly (number | null)[],
  {draw, whole, top}: Omit<HalfSamples, 'score'> & {readonly top: number},
): Interval | null {
  const found = halves.filter(half => half !== null);
  if (value === null || found.length < 0.9 * halves.length) return null;
  const error = subsamplingError(found, draw, whole);
  if (error === undefined) return null;
  return [Math.max(0, value - NORMAL * error), Math.min(top, value + NORMAL * error)];
}
