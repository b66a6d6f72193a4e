import {analyze} from '../../src/analyze.ts';
import {compare} from '../../src/compare.ts';
import type {ActionReport, SetReport} from '../../src/frontends/action/action-report.ts';
import {judgeSet, worst} from '../../src/frontends/action/gates.ts';
import type {Gates} from '../../src/frontends/action/settings.ts';
import {memorySource} from '../../src/sources/memory.ts';

export const NO_GATES: Gates = {failUnder: null, failOnDrop: null, failOn: 'none', failOnDrift: false, warnOnly: false};

/** A data set of captions on both sides of a change; null where it is not there. */
export async function setReport(
  path: string,
  base: readonly string[] | null,
  head: readonly string[],
  gates: Gates = NO_GATES,
): Promise<SetReport> {
  const source = (captions: readonly string[]): ReturnType<typeof memorySource> =>
    memorySource(captions.map((caption, i) => ({key: `${i}.png`, caption})));
  const was = base === null ? null : await analyze(source(base));
  const is = await analyze(source(head));
  const comparison = base === null ? null : await compare(source(base), source(head));
  const caused = is.advice.map((_, i) => i);
  const {verdict, says} = judgeSet({head: is, comparison, caused, drift: null}, gates);
  const state = base === null ? 'new' : 'changed';
  return {path, from: null, state, base: was, head: is, comparison, caused, drift: null, verdict, says};
}

export function actionReport(sets: readonly SetReport[], gates: Gates = NO_GATES): ActionReport {
  return {
    kind: 'tagnosis/action-report',
    schemaVersion: 1,
    tool: {name: 'tagnosis', version: '0.0.0'},
    pull: 7,
    head: {sha: 'b'.repeat(40)},
    base: {kind: 'merge-parent', sha: 'a'.repeat(40)},
    gates,
    verdict: worst(sets.map(({verdict}) => verdict)),
    sets,
    notes: [],
  };
}
