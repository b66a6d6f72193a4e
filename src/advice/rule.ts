import type {StatisticName, Statistics} from '../statistics/statistics.ts';
import type {Draft, Pattern, Purpose} from './finding.ts';

/** What rules may ask besides statistics. */
interface Context {
  /** Null when the user did not say: then nothing is taken to be normal. */
  readonly purpose: Purpose | null;
  /** Leaves out of a list what the user accepted; the whole list where all is accepted. */
  readonly open: <T>(list: readonly T[], nameOf: (one: T) => string) => readonly T[];
}

/** A bad state that a data set can be in, and how to speak of it. */
export interface Rule<Needs extends StatisticName = StatisticName> {
  /** Names the bad state: file name, JSON value, docs page. */
  readonly id: string;
  readonly patterns: readonly Pattern[];
  /** Raised when findings change for equal input. */
  readonly version: number;
  readonly title: string;
  readonly needs: readonly Needs[];
  /** Findings that rest on a distribution are notes below 20 items. */
  readonly restsOn: 'distribution' | 'files' | 'settings';
  /** Purposes for which the state is to be expected. */
  readonly normalFor: readonly Purpose[];
  /** Pure; nothing found = []. */
  find(statistics: Pick<Statistics, Needs>, context: Context): Draft[];
}

/** Keeps `find` to what `needs` declares: reading another statistic does not compile. */
export function defineRule<const Needs extends StatisticName>(rule: Rule<Needs>): Rule<Needs> {
  return rule;
}
