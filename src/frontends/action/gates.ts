import type {Comparison} from '../../report/comparison.ts';
import type {DriftVerdict} from '../../report/drift/verdict.ts';
import type {HealthReport} from '../../report/health-report.ts';
import type {Verdict} from './action-report.ts';
import type {Gates} from './settings.ts';

/** What gates are held against: one data set. */
export interface Gated {
  readonly head: HealthReport | null;
  readonly comparison: Comparison | null;
  readonly caused: readonly number[];
  readonly drift: DriftVerdict | null;
}

export interface Judgement {
  readonly verdict: Verdict;
  readonly says: readonly string[];
}

type Held = Judgement | null;

/** Items on a side below which a fall of the score is a matter of chance. */
const FEW = 20;

/** Holds the gates against one data set. Numbers are compared unrounded; a null gate is none. */
export function judgeSet(set: Gated, gates: Gates): Judgement {
  const held = [underGate(set, gates), dropGate(set, gates), findingGate(set, gates), driftGate(set, gates)].filter(
    one => one !== null,
  );
  return {verdict: worst(held.map(({verdict}) => verdict)), says: held.flatMap(({says}) => says)};
}

/** One verdict of several: a miss before what cannot be judged, that before all is well. */
export function worst(verdicts: readonly Verdict[]): Verdict {
  const order: readonly Verdict[] = ['failed', 'cannot-judge', 'passed'];
  return order.find(one => verdicts.includes(one)) ?? 'not-gated';
}

function underGate({head}: Gated, {failUnder}: Gates): Held {
  if (head === null || failUnder === null) return null;
  const {score, metrics} = head;
  const broken = Object.values(metrics).find(({status, weight}) => status === 'error' && weight > 0);
  if (broken !== undefined)
    return {verdict: 'cannot-judge', says: [`${broken.title}: ${broken.reason ?? 'it failed'}`]};
  if (score.value === null) return {verdict: 'cannot-judge', says: ['Nothing in it could be scored.']};
  const [, highest] = score.bounds;
  if (score.partial && highest >= failUnder) {
    return {verdict: 'passed', says: [`The score is partial: ${failUnder} does not gate it.`]};
  }
  return score.value < failUnder ? {verdict: 'failed', says: [`under ${failUnder}`]} : PASSED;
}

const PASSED: Judgement = {verdict: 'passed', says: []};

/** A new set cannot fall, and one that is measured with another ruler cannot be seen to. */
function dropGate({comparison, head}: Gated, {failOnDrop}: Gates): Held {
  if (failOnDrop === null || head === null) return null;
  if (comparison === null) return PASSED;
  const {score, base, availability, mismatches} = comparison;
  const failed = availability.find(part => part.base === 'error' || part.head === 'error');
  if (failed !== undefined) return {verdict: 'cannot-judge', says: [`${failed.title}: ${failed.why}`]};
  if (score.delta === null)
    return {verdict: 'passed', says: mismatches.map(({why}) => `The change is not gated. ${why}`)};
  const drop = -score.delta;
  if (drop < failOnDrop) return PASSED;
  const fell = `fell by ${drop.toFixed(2)}, ${failOnDrop} or more`;
  if (score.partial) return {verdict: 'passed', says: [`It ${fell}; the score is partial, so that does not gate it.`]};
  const isFew = Math.min(base.dataset.items, head.dataset.items) < FEW;
  return isFew
    ? {verdict: 'passed', says: [`It ${fell}; with fewer than ${FEW} items that only warns.`]}
    : {verdict: 'failed', says: [fell]};
}

/** Of a set that cannot be held against its baseline nobody knows. */
function driftGate({drift}: Gated, {failOnDrift}: Gates): Held {
  if (!failOnDrift || drift === null) return null;
  return drift.drift === 'yes' ? {verdict: 'failed', says: ['drifted']} : PASSED;
}

function findingGate({head, caused}: Gated, {failOn}: Gates): Held {
  if (failOn === 'none' || head === null) return null;
  const counts = caused
    .flatMap(place => head.advice[place] ?? [])
    .filter(finding => {
      return (
        !finding.accepted && (finding.severity === 'error' || (failOn === 'warning' && finding.severity === 'warning'))
      );
    });
  if (counts.length === 0) return PASSED;
  const [one, many] = failOn === 'error' ? ['error', 'errors'] : ['warning or error', 'warnings and errors'];
  return {verdict: 'failed', says: [`${counts.length} new ${counts.length === 1 ? one : many}`]};
}
