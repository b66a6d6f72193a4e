import {describe, expect, it} from '@jest/globals';
import {analyze} from '../../src/analyze.ts';
import type {AnalyzeOptions} from '../../src/analyze-options.ts';
import {PROFILES} from '../../src/config/profiles.ts';
import {textReport} from '../../src/frontends/cli/text-report.ts';
import {markdownReport} from '../../src/frontends/markdown/markdown-report.ts';
import {judge} from '../../src/report/build.ts';
import {halfSamples, intervalsOf} from '../../src/report/half-samples.ts';
import type {HealthReport} from '../../src/report/health-report.ts';
import {HEALTH_REPORT} from '../../src/report/schema.ts';
import {memorySource} from '../../src/sources/memory.ts';
import type {Score} from '../../src/scoring/score.ts';
import {type Collected, collectStatistics} from '../../src/statistics/collect.ts';
import {generate, type TagList, TRIGGER} from '../helpers/prove/generate.ts';
import {itemsOf} from '../helpers/sets.ts';

const TOLD = {trigger: [TRIGGER], allow: []};
const asTexts = (captions: readonly TagList[]): string[] => captions.map(tags => tags.join(', '));
const drawn = (items: number, seed = 1): string[] => asTexts(generate('character', {items, seed}));

function reported(captions: readonly string[], options: AnalyzeOptions = {}): Promise<HealthReport> {
  return analyze(memorySource(itemsOf(captions)), {...TOLD, advice: false, interval: true, ...options});
}

function collected(captions: readonly string[]): Promise<Collected> {
  return collectStatistics(memorySource(itemsOf(captions)), {...TOLD, profile: PROFILES.kohya, maxItems: Infinity});
}

/** A score that hangs on one number. */
function scoreOf(value: number | null, balance: number | null = value, caps: Score['caps'] = []): Score {
  const part = (score: number | null) => ({score, weight: 0.25, effectiveWeight: 0.25, coverage: 1});
  const pillars = {quality: part(value), balance: part(balance), uniqueness: part(value), structure: part(null)};
  return {value, band: 'good', partial: false, coverage: 1, bounds: [0, 100], caps, pillars};
}

describe('halfSamples(collected, options)', () => {
  it('are none below 20 items', async () => {
    expect(halfSamples(await collected(drawn(19)), TOLD)).toBeNull();
    expect(halfSamples(await collected(drawn(20)), TOLD)?.draw).toEqual({drawn: 10, of: 20});
  });
  it('are scored the same at every run, and differ from each other', async () => {
    const samples = halfSamples(await collected(drawn(30)), TOLD);
    const again = halfSamples(await collected(drawn(30)), TOLD);
    expect(samples?.score(7)).toEqual(again?.score(7));
    expect(new Set([1, 2, 3, 4, 5].map(half => samples?.score(half).value)).size).toBeGreaterThan(3);
  });
  it('take clusters whole: of pairs of twins no half breaks one', async () => {
    const pairs = drawn(15).flatMap(text => [text, text]);
    const set = await collected(pairs);
    const whole = judge(set.statistics).score.pillars.uniqueness.score;
    const clusters = pairs.map((_text, i) => i >> 1);
    const halves = (options: {clusters?: readonly number[]}): (number | null | undefined)[] =>
      [1, 2, 3, 4].map(half => halfSamples(set, {...TOLD, ...options})?.score(half).pillars.uniqueness.score);
    expect(halves({clusters})).toEqual([whole, whole, whole, whole]);
    expect(halves({})).not.toContain(whole);
  });
  it('of a large set are drawn from a part of it', async () => {
    const samples = halfSamples(await collected(Array.from({length: 21_000}, (_, i) => `hat, thing ${i % 90}`)), TOLD);
    expect([samples?.draw, samples?.whole]).toEqual([{drawn: 1000, of: 20_000}, 21_000]);
  });
});

describe('intervalsOf(score, halves, samples)', () => {
  const samples = {draw: {drawn: 10, of: 20}, whole: 20};
  it('is the score ± 1.96 times the spread of the halves', () => {
    const {score, pillars} = intervalsOf(
      scoreOf(50),
      [49, 50, 51].map(one => scoreOf(one)),
      samples,
    );
    expect(score).toEqual([expect.closeTo(48.04, 10), expect.closeTo(51.96, 10)]);
    expect(pillars).toEqual({quality: score, balance: score, uniqueness: score});
  });
  it('stays in the range of scores, and below a cap', () => {
    expect(
      intervalsOf(
        scoreOf(99),
        [90, 99].map(one => scoreOf(one)),
        samples,
      ).score?.[1],
    ).toBe(100);
    const cap = [{code: 'invalid-items', why: 'x'}];
    const halves = [20, 39].map(one => scoreOf(one));
    expect(intervalsOf(scoreOf(30, 30, cap), halves, samples).score).toEqual([expect.any(Number), 39]);
  });
  it('is none where many halves cannot be judged', () => {
    const halves = [50, 51, 52, 53].map((one, i) => scoreOf(one, i === 0 ? null : one));
    const {score, pillars} = intervalsOf(scoreOf(50), halves, samples);
    expect([score === null, pillars.balance]).toEqual([false, undefined]);
  });
});

describe('a report with intervals', () => {
  const set = drawn(24);
  const first = reported(set);
  it('has those of score and pillars, by the schema, the same at every run', async () => {
    const report = await first;
    const {score, pillars} = report;
    expect(score.interval?.[0]).toBeLessThan(score.value ?? 0);
    expect(pillars.balance.interval?.[1]).toBeGreaterThan(pillars.balance.score ?? 100);
    expect(HEALTH_REPORT.safeParse(report).success).toBe(true);
    expect(await reported(set)).toEqual(report);
  });
  it('is the same but for them without', async () => {
    const {score, pillars, ...rest} = await first;
    const plain = await reported(set, {interval: false});
    const bare = Object.fromEntries(
      Object.entries(pillars).map(([name, {interval: _interval, ...pillar}]) => [name, pillar]),
    );
    expect({...rest, score: {...score, interval: null}, pillars: bare}).toEqual(plain);
  });
  it('says them in text and Markdown, rounded outwards', async () => {
    const report = await first;
    const [low = 0, high = 0] = report.score.interval ?? [];
    const words = `95 % interval ${Math.floor(low)}–${Math.ceil(high)}`;
    expect(textReport(report).replace(/\s+/g, ' ')).toContain(words);
    expect(markdownReport(report)).toContain(words);
    const [from = 0, to = 0] = report.pillars.balance.interval ?? [];
    const range = `(${Math.floor(from)}–${Math.ceil(to)})`;
    expect(
      textReport(report)
        .split('\n')
        .find(line => line.startsWith('  Balance')),
    ).toContain(range);
    expect(markdownReport(report)).toContain(`| Balance | ${Math.floor(report.pillars.balance.score ?? 0)} ${range} |`);
  });
  it('tells how far it is, and stops between two halves', async () => {
    const steps: number[] = [];
    const controller = new AbortController();
    const onInterval = (done: number, of: number): void => {
      steps.push(done / of);
      if (done === 3) controller.abort('enough');
    };
    await expect(reported(set, {onInterval, signal: controller.signal})).rejects.toBe('enough');
    expect(steps).toEqual([0, 0.01, 0.02, 0.03]);
  });
  it('has an error like the spread of scores over sets drawn anew', async () => {
    const values: number[] = [];
    for (let seed = 10; seed < 40; seed++)
      values.push((await reported(drawn(24, seed), {interval: false})).score.value ?? Number.NaN);
    const mean = values.reduce((a, b) => a + b) / values.length;
    const spread = Math.sqrt(values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (values.length - 1));
    const [low = 0, high = 0] = (await first).score.interval ?? [];
    expect((high - low) / 3.92 / spread).toBeGreaterThan(0.6);
    expect((high - low) / 3.92 / spread).toBeLessThan(1.7);
  });
});
