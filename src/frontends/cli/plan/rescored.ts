import type {Opened} from '../../../open-set.ts';
import {judge} from '../../../report/build.ts';
import {summarise} from '../../../statistics/summarise.ts';
import {imagesApart} from '../../words/images-apart.ts';
import type {Rescored} from './plan-summary.ts';

/** The planned repeats, counted and judged like those there are; null where nothing changes. */
export function rescored({collected, collectOptions}: Opened, repeats: readonly number[]): Rescored | null {
  const {corpus, statistics} = collected;
  const from = (item: number): number => corpus.subsets[corpus.itemSubset[item] ?? 0]?.repeats ?? 1;
  if (repeats.every((level, item) => level === from(item))) return null;
  const {metrics} = collectOptions;
  const planned = corpus.repeats.map((times, item) => (times / from(item)) * (repeats[item] ?? 1));
  const before = judge(statistics, metrics).score;
  const after = judge(summarise({...collected, corpus: {...corpus, repeats: planned}}, collectOptions), metrics).score;
  return {
    balance: [before.pillars.balance.score, after.pillars.balance.score],
    score: [before.value, after.value],
    apart: imagesApart(statistics),
  };
}
