import type {Score} from '../scoring/score.ts';
import {inPieces, type PieceOptions, runnerFor} from '../sources/pieces.ts';
import type {Collected} from '../statistics/collect.ts';
import {pictureClusters} from '../statistics/picture-clusters.ts';
import type {ScoreIntervals} from './build.ts';
import {HALVES, halfSamples, intervalsOf} from './half-samples.ts';
import type {JudgingOptions} from './judging-options.ts';

export interface IntervalOptions extends PieceOptions {
  readonly score: Score;
  readonly onInterval?: (done: number, of: number) => void;
}

/** Intervals of a score and its pillars: scores half after half, with a pause for Ctrl-C between two. Undefined for few items. */
export async function scoreIntervals(
  collected: Collected,
  judging: JudgingOptions,
  {score, onInterval, ...pieces}: IntervalOptions,
): Promise<ScoreIntervals | undefined> {
  const {corpus, images} = collected;
  const clusters = images === undefined ? {} : {clusters: pictureClusters(corpus.keys, images)};
  const samples = halfSamples(collected, {...judging, ...clusters});
  if (samples === null) return undefined;
  const piece = inPieces(runnerFor(corpus.texts, pieces));
  const halves: Score[] = [];
  for (let half = 0; half < HALVES; half++) {
    onInterval?.(half, HALVES);
    halves.push(await piece(() => samples.score(half)));
  }
  return intervalsOf(score, halves, samples);
}
