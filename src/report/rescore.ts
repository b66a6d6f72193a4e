import type {Rescore} from '../advice/advise.ts';
import {captionEdits} from '../advice/caption-edits.ts';
import type {Fix, Impact} from '../advice/finding.ts';
import {applyEdits, type Edit} from '../corpus/edit.ts';
import {weighing} from '../metrics/choose-metrics.ts';
import type {Pillar} from '../metrics/metric.ts';
import {PILLARS} from '../scoring/pillars.ts';
import type {Score} from '../scoring/score.ts';
import type {Collected} from '../statistics/collect.ts';
import {summarise} from '../statistics/summarise.ts';
import type {ScoredStatistics, Statistics} from '../statistics/statistics.ts';
import {partOf, unitsOf, type Whole} from '../statistics/units.ts';
import {judge} from './build.ts';
import type {JudgingOptions} from './judging-options.ts';
import {meanOf, partScores, type WeighedScore} from './part-scores.ts';

/** Prediction and truth take one path: the edited corpus is summarised and judged like any other. */
export function rescorer(collected: Collected, {metrics: chosen, ...options}: JudgingOptions, before: Score): Rescore {
  const metrics = weighing(chosen);
  // An edit must not move the trigger that was found: findings are about this one.
  const trigger = collected.statistics.dataset.trigger?.keys ?? [];
  const known = new Map<string, Impact | null>();
  return fixes => {
    const edits = fixes.flatMap(asEdit);
    const parts = fixes.flatMap(fix => (fix.kind === 'split-dataset' ? fix.groups : []));
    const gone = new Set(fixes.flatMap(dropped));
    if (edits.length + parts.length + gone.size === 0) return null;
    const name = JSON.stringify([edits, parts, [...gone]]);
    const found = known.get(name);
    if (found !== undefined) return found;
    const scored = {...options, trigger, scoresOnly: true};
    const after = (): Collected => ({...collected, ...edited(collected, edits, gone)});
    const whole = (): ScoredStatistics =>
      (gone.size === 0 ? withBudget(collected.statistics, edits) : null) ?? summarise(after(), scored);
    const impact =
      parts.length === 0
        ? difference(before, [{...judge(whole(), metrics).score, items: 1}], null)
        : difference(before, partScores(after(), parts, {...scored, metrics}), 'per part');
    known.set(name, impact);
    return impact;
  };
}

/** The set after edits, and without the copies that are set aside. */
function edited(collected: Collected, edits: readonly Edit[], gone: ReadonlySet<string>): Whole {
  const corpus = edits.length === 0 ? collected.corpus : applyEdits(collected.corpus, edits);
  const whole = {...collected, corpus};
  if (gone.size === 0) return whole;
  const units = unitsOf(whole);
  const kept = new Uint8Array(units.count).fill(1);
  for (const [item, key] of whole.corpus.keys.entries()) if (gone.has(key)) kept[units.ofItem[item] ?? 0] = 0;
  const {regularisation} = whole.corpus;
  const part = partOf(whole, units, kept);
  return {...part, corpus: {...part.corpus, regularisation}};
}

/** Items that a fix sets aside; what is no item of the corpus cannot be predicted. */
function dropped(fix: Fix): readonly string[] {
  return fix.kind === 'keep-one-of-cluster' ? fix.drop : [];
}

/** Another budget changes which captions are too long, and nothing that is scored besides; null for any other edit. */
function withBudget(statistics: Statistics, edits: readonly Edit[]): ScoredStatistics | null {
  const [edit, ...others] = edits;
  const {tokenLengths} = statistics;
  if (edit?.kind !== 'set-token-length' || others.length > 0 || tokenLengths.kind !== 'counted') return null;
  const over = tokenLengths.histogram.reduce((sum, [tokens, items]) => (tokens > edit.tokens ? sum + items : sum), 0);
  return {...statistics, tokenLengths: {...tokenLengths, budget: edit.tokens, over}};
}

/** Whether any of the fixes changes what is counted. */
export function canRescore(fixes: readonly Fix[]): boolean {
  return fixes.some(fix => fix.kind === 'split-dataset' || asEdit(fix).length + dropped(fix).length > 0);
}

/** Fixes that change captions or settings that are counted; the others cannot be predicted, and the order of tags is not scored. */
function asEdit(fix: Fix): Edit[] {
  switch (fix.kind) {
    case 'reorder-tags':
      return [];
    case 'set-repeats':
      return [fix];
    case 'set-training-option':
      return fix.option === 'max_token_length' ? [{kind: 'set-token-length', tokens: Number(fix.value)}] : [];
    default:
      return captionEdits(fix);
  }
}

/** What the mean of scores is above the score before; null where any of them is unknown. */
function difference(before: Score, after: readonly WeighedScore[], basis: Impact['basis']): Impact | null {
  const value = meanOf(after, score => score.value);
  if (before.value === null || value === null) return null;
  const pillars: Partial<Record<Pillar, number>> = {};
  for (const pillar of PILLARS) {
    const was = before.pillars[pillar].score;
    const is = meanOf(after, score => score.pillars[pillar].score);
    if (was !== null && is !== null && was !== is) pillars[pillar] = is - was;
  }
  return {dhs: value - before.value, pillars, basis};
}
