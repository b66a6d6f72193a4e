import {beforeAll, describe, expect, it} from '@jest/globals';
import type {SetReport} from '../../../src/frontends/action/action-report.ts';
import {judgeSet, worst} from '../../../src/frontends/action/gates.ts';
import {logText} from '../../../src/frontends/action/log-text.ts';
import {outputsOf} from '../../../src/frontends/action/outputs.ts';
import type {Gates} from '../../../src/frontends/action/settings.ts';
import {wantsComment} from '../../../src/frontends/action/wants-comment.ts';
import {actionReport, NO_GATES, setReport} from '../../helpers/action-report.ts';

const captions = (n: number, more = ''): string[] =>
  Array.from({length: n}, (_, i) => `sks, tag${i % 5}, tag${i % 7}${more}`);

/** A set whose captions became worse, and a small one. */
let worse: SetReport;
let few: SetReport;
let same: SetReport;
beforeAll(async () => {
  worse = await setReport('d', captions(30), captions(30, ', hat, hat, night'));
  few = await setReport('d', captions(10), captions(10, ', hat, hat, night'));
  same = await setReport('d', captions(30), captions(30));
});

/** With a score and a coverage of its own. */
function scored(set: SetReport, value: number | null, coverage = 1): SetReport {
  if (set.head === null) throw new Error('not scored');
  const partial = coverage < 0.6;
  const score = {...set.head.score, value, coverage, partial, bounds: [0, 100] as const};
  return {...set, head: {...set.head, score}};
}

const judged = (set: SetReport, gates: Partial<Gates>): string => judgeSet(set, {...NO_GATES, ...gates}).verdict;

describe('judgeSet(set, gates)', () => {
  it('gates nothing without a gate', () => expect(judged(worse, {})).toBe('not-gated'));
  it('compares numbers as they are, not as they are printed', () => {
    expect(judged(scored(worse, 59.96), {failUnder: 60})).toBe('failed');
    expect(judged(scored(worse, 60), {failUnder: 60})).toBe('passed');
  });
  it('does not gate a partial score, and says so', () => {
    const judgement = judgeSet(scored(worse, 10, 0.5), {...NO_GATES, failUnder: 60});
    expect(judgement).toMatchObject({verdict: 'passed', says: [expect.stringContaining('partial')]});
  });
  it('cannot judge what has no score, or a metric that failed', () => {
    expect(judged(scored(worse, null), {failUnder: 60})).toBe('cannot-judge');
    const {head} = worse;
    if (head === null) throw new Error('not scored');
    const [[id, metric] = ['', undefined]] = Object.entries(head.metrics).filter(([, {weight}]) => weight > 0);
    if (metric === undefined) throw new Error('no metric');
    const broken = {...head, metrics: {...head.metrics, [id]: {...metric, status: 'error' as const}}};
    expect(judged({...worse, head: broken}, {failUnder: 1})).toBe('cannot-judge');
  });
  it('fails on a drop, warns of it with few items, and knows none of a new set', () => {
    expect(worse.comparison?.score.delta).toBeLessThan(-1);
    expect(judged(worse, {failOnDrop: 1})).toBe('failed');
    expect(judged(worse, {failOnDrop: 100})).toBe('passed');
    expect(judgeSet(few, {...NO_GATES, failOnDrop: 1})).toMatchObject({
      verdict: 'passed',
      says: [expect.stringContaining('fewer than 20')],
    });
    expect(judged({...worse, comparison: null}, {failOnDrop: 1})).toBe('passed');
  });
  it('fails on findings that the change caused, of their severity', () => {
    const severities = worse.head?.advice.map(({severity}) => severity) ?? [];
    const warning = severities.indexOf('warning');
    expect(warning).toBeGreaterThanOrEqual(0);
    expect(judged({...worse, caused: [warning]}, {failOn: 'warning'})).toBe('failed');
    expect(judged({...worse, caused: [warning]}, {failOn: 'error'})).toBe('passed');
    expect(judged({...worse, caused: []}, {failOn: 'warning'})).toBe('passed');
  });
  it('fails on drift, where that is known', () => {
    expect(judged({...worse, drift: {drift: 'yes', kinds: ['tags']}}, {failOnDrift: true})).toBe('failed');
    expect(judged({...worse, drift: {drift: 'unknown', why: ''}}, {failOnDrift: true})).toBe('passed');
    expect(judged(worse, {failOnDrift: true})).toBe('not-gated');
  });
});

describe('worst(verdicts)', () => {
  it.each([
    [['passed', 'failed', 'cannot-judge'], 'failed'],
    [['passed', 'cannot-judge'], 'cannot-judge'],
    [['not-gated', 'passed'], 'passed'],
    [[], 'not-gated'],
  ] as const)('of %j is %s', (verdicts, one) => expect(worst(verdicts)).toBe(one));
});

describe('wantsComment(when, report)', () => {
  it('with on-change where something changed', () => {
    expect(wantsComment('on-change', actionReport([{...worse, caused: []}]))).toBe(true);
    expect(wantsComment('on-change', actionReport([{...same, caused: []}]))).toBe(false);
    expect(wantsComment('on-change', actionReport([{...same, caused: [], state: 'new'}]))).toBe(true);
    expect(wantsComment('on-change', actionReport([{...same, caused: [0]}]))).toBe(true);
  });
  it('with on-failure where a gate is missed, and never with never', () => {
    const failed = actionReport([{...worse, verdict: 'failed'}]);
    expect(wantsComment('on-failure', failed)).toBe(true);
    expect(wantsComment('on-failure', actionReport([worse]))).toBe(false);
    expect(wantsComment('never', failed)).toBe(false);
    expect(wantsComment('always', actionReport([same]))).toBe(true);
  });
});

describe('outputsOf(report)', () => {
  it('are those of the worst set', () => {
    const outputs = outputsOf(actionReport([scored(worse, 59.96), scored(same, 90)]));
    expect(outputs).toMatchObject({score: '59.9', verdict: 'not-gated', passed: 'true', 'base-sha': 'a'.repeat(40)});
    expect(JSON.parse(outputs['datasets'] ?? '')).toHaveLength(2);
    expect(JSON.parse(outputs['findings'] ?? '')[0]).toHaveProperty('rule');
  });
  it('are empty without a score', () =>
    expect(outputsOf(actionReport([{...worse, head: null, comparison: null}]))).toMatchObject({
      score: '',
      'score-delta': '',
    }));
});

describe('logText(text)', () => {
  it.each([
    ['a ##[error]b', 'a ## [error]b'],
    ['::error::x', ' ::error::x'],
    ['a\nb', 'a⟨U+000A⟩b'],
  ])('%j becomes %j', (text, out) => expect(logText(text)).toBe(out));
});
