import {isToChange} from '../../advice/rank.ts';
import type {ActionReport} from './action-report.ts';

/** Every output of the action; a policy test holds action.yml and docs/action.md to this list. */
export const OUTPUTS = [
  'score',
  'score-delta',
  'verdict',
  'passed',
  'drift',
  'datasets',
  'findings',
  'base-sha',
  'report-dir',
  'comment-file',
  'comment-id',
  'comment-posted',
  'issue-number',
  'baseline-file',
  'history-file',
] as const;

export type Output = (typeof OUTPUTS)[number];

const MOST_FINDINGS = 50;
/** A job may give 1 MB in all. */
const LONGEST_FINDINGS = 256 * 1024;

/** What a report says, for the steps after. */
export function outputsOf(report: ActionReport): Partial<Record<Output, string>> {
  const {sets, verdict, base} = report;
  const scored = sets.filter(({head}) => (head?.score.value ?? null) !== null);
  const [lowest] = scored;
  const delta = lowest?.comparison?.score.delta ?? null;
  return {
    score: lowest?.head?.score.value === undefined ? '' : oneDigit(lowest.head.score.value ?? 0),
    'score-delta': delta === null ? '' : delta.toFixed(1),
    verdict,
    passed: String(verdict === 'passed' || verdict === 'not-gated'),
    datasets: JSON.stringify(
      sets.map(({path, state, head, comparison, verdict: own}) => ({
        path,
        state,
        score: head?.score.value ?? null,
        delta: comparison?.score.delta ?? null,
        verdict: own,
      })),
    ),
    findings: findingsOf(report),
    'base-sha': base.sha ?? '',
  };
}

function findingsOf({sets}: ActionReport): string {
  const all = sets.flatMap(({path, head, caused}) =>
    (head?.advice ?? []).flatMap((finding, i) => {
      const {rule, severity, what, impact} = finding;
      return isToChange(finding)
        ? [{path, rule, severity, what, gain: impact?.dhs ?? null, caused: caused.includes(i)}]
        : [];
    }),
  );
  const shown = all.toSorted((a, b) => (b.gain ?? 0) - (a.gain ?? 0)).slice(0, MOST_FINDINGS);
  while (JSON.stringify(shown).length > LONGEST_FINDINGS) shown.pop();
  return JSON.stringify(shown);
}

/** Cut, not rounded: 59.96 is not 60. */
function oneDigit(score: number): string {
  return (Math.floor(score * 10 + 1e-9) / 10).toFixed(1);
}
