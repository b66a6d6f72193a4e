import type {Statistics} from '../statistics/statistics.ts';
import {acceptance} from './accept.ts';
import type {Finding, Fix, Impact, Purpose} from './finding.ts';
import {guard} from './guard.ts';
import {RULES} from './index.ts';
import {byRank, editOnce, isToChange} from './rank.ts';

export interface AdviceOptions {
  readonly purpose: Purpose | null;
  /** Ids of rules that are not asked. */
  readonly off: readonly string[];
  /** Findings the user accepted: `rule`, or `rule:subject`. */
  readonly accept: readonly string[];
  /** How many findings are printed: of a very large set only those are re-scored. */
  readonly printed?: number;
}

/** Score after fixes minus score now; null when they change nothing that can be re-scored. */
export type Rescore = (fixes: readonly Fix[]) => Impact | null;

/** Ranked findings with the gain of the best of them together. */
export interface Advice {
  readonly findings: readonly Finding[];
  /** Findings in all, also those beyond the 100 that a report keeps. */
  readonly total: number;
  readonly together: {
    /** All safe fixes. */
    readonly safe: Impact | null;
    /** The offered fixes of the three findings on top that are neither accepted nor normal for the purpose. */
    readonly top: Impact | null;
  };
}

const REPORTED = 100;
const TOP = 3;
const PRINTED = 3;
/** Beyond so many tag uses every gain costs seconds: only those that are printed are found out. */
const MANY_USES = 5_000_000;

/** Asks every rule, applies the guards that hold for all, re-scores what could be fixed, and ranks. */
export function advise(
  statistics: Statistics,
  {purpose, off, accept, printed = PRINTED}: AdviceOptions,
  rescore: Rescore,
): Advice {
  const {uses} = statistics.dataset;
  const found = findAll(statistics, {purpose, off, accept});
  const large = uses > MANY_USES;
  const weigh = (finding: Finding): Finding => ({...finding, impact: gain(finding, rescore)});
  const weighed = large ? weighFirst(found.toSorted(byRank), printed, weigh) : found.map(weigh);
  const whole = weighed.toSorted(byRank);
  const offered = (of: readonly Finding[], kinds: readonly Fix['applicability'][]): Fix[] =>
    of
      .filter(({confidence}) => confidence === 'normal')
      .flatMap(({fixes}) => fixes)
      .filter(({applicability}) => kinds.includes(applicability));
  const ranked = editOnce(whole);
  return {
    findings: ranked.slice(0, REPORTED),
    total: ranked.length,
    together: {
      safe: large ? null : rescore(offered(ranked.filter(isToChange), ['safe'])),
      top: rescore(offered(whole.filter(isToChange).slice(0, TOP), ['safe', 'suggested'])),
    },
  };
}

/** Every finding, in the order of the rules, with all that it would fix and without its gain. */
export function findAll(
  statistics: Statistics,
  {purpose, off, accept}: Pick<AdviceOptions, 'purpose' | 'off' | 'accept'>,
): Finding[] {
  const {items} = statistics.dataset;
  return RULES.filter(({id}) => !off.includes(id)).flatMap(rule => {
    const accepted = acceptance(rule.id, accept);
    const drafts = rule.find(statistics, {purpose, open: accepted.open});
    return drafts.map(draft => guard(rule, draft, {items, purpose, acceptance: accepted}));
  });
}

/** Gains of the first `most` findings that are to be changed. */
function weighFirst(ranked: readonly Finding[], most: number, weigh: (finding: Finding) => Finding): Finding[] {
  const first = new Set(ranked.filter(isToChange).slice(0, most));
  return ranked.map(finding => (first.has(finding) ? weigh(finding) : finding));
}

function gain({confidence, fixes}: Finding, rescore: Rescore): Impact | null {
  const offered = fixes.filter(({applicability}) => applicability !== 'manual');
  return confidence === 'low' || offered.length === 0 ? null : rescore(offered);
}
