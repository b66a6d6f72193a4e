import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {HEALTH_REPORT} from '../../src/report/schema.ts';
import {analysed, type Captions} from '../helpers/captions.ts';
import {times} from '../helpers/findings.ts';
import {asCaptions, tagLists} from '../helpers/tag-lists.ts';

const SICK = [
  ...times(24, i => `pell, masterpiece, teal_skin, hat ${i % 4}, ${i % 3 === 0 ? 'Smile' : 'smile'}, , hat ${i % 4}`),
  '',
  'simle, pell, {red|blue} hat',
];
const PROSE = times(12, i => `a small girl with hat number ${i} stands near the river`);

/** A report as another program reads it. */
async function printed(captions: Captions, options = {}): Promise<unknown> {
  return JSON.parse(JSON.stringify((await analysed(captions, {advice: true, ...options})).report)) as unknown;
}

/** A copy in which the value at a path is another; `undefined` removes it. */
function changed(report: unknown, path: string, value: unknown): unknown {
  const copy = structuredClone(report) as Record<string, unknown>;
  const names = path.split('.');
  let at = copy;
  for (const name of names.slice(0, -1)) at = at[name] as Record<string, unknown>;
  const last = names.at(-1) ?? '';
  if (value === undefined) delete at[last];
  else at[last] = value;
  return copy;
}

describe('HEALTH_REPORT', () => {
  it.each([
    ['no item', [], {}],
    ['one item', ['hat'], {}],
    ['empty captions', ['', ''], {}],
    ['the trigger alone', ['pell', 'pell'], {}],
    ['advice of many kinds', SICK, {}],
    ['prose', PROSE, {}],
    [
      'variants and repeats',
      [
        {caption: ['hat', 'hat, bow'], repeats: 3},
        {caption: 'bow', repeats: 1},
      ],
      {},
    ],
    ['an encoder that is not counted', ['hat'], {encoder: {encoder: 't5', tokens: 512}}],
    [
      'groups and targets',
      ['indoors, hat', 'outdoors, hat'],
      {
        groups: [{name: 'setting', values: ['indoors', 'outdoors'], declared: true}],
        targets: {groups: {setting: {indoors: 1}}, coverage: {hat: [0, 0.5]}},
      },
    ],
  ])('describes every key of a report on %s', async (_what, captions, options) => {
    const report = await printed(captions, options);
    // Parsing drops what the schema does not know: nothing may be missing.
    expect(HEALTH_REPORT.parse(report)).toEqual(report);
  });

  it('describes the report of any captions', () =>
    fc.assert(
      fc.asyncProperty(tagLists, async lists => {
        const report = await printed(asCaptions(lists));
        expect(HEALTH_REPORT.parse(report)).toEqual(report);
      }),
      {numRuns: 10},
    ));

  it.each([
    ['schemaVersion', 2],
    ['tool.name', 'lighthouse'],
    ['basis', undefined],
    ['source.alsoFound', [1]],
    ['dataset.style', 'poetry'],
    ['dataset.items', -1],
    ['dataset.trigger', 'pell'],
    ['score.value', 100.5],
    ['score.value', undefined],
    ['score.band', 'bad'],
    ['score.coverage', 1.1],
    ['score.bounds', [0]],
    ['score.bounds', [-1, 100]],
    ['score.caps', [{code: 'invalid-items'}]],
    ['pillars.structure', undefined],
    ['pillars.balance.score', -0.1],
    ['metrics.spread', null],
    ['metrics.spread.status', 'skipped'],
    ['metrics.spread.value', 'NaN'],
    ['metrics.spread.unit', 'percent'],
    ['metrics.spread.weight', 2],
    ['metrics.spread.reason', null],
    ['metrics.gini.detail.curve', {x: [0, 1]}],
    ['unmeasured', [{id: 'alignment', title: 'Alignment', pillar: 'novelty', why: ''}]],
    ['advice.0.severity', 'fatal'],
    ['advice.0.what', 'hat '.repeat(40)],
    ['advice.0.impact', 3],
    ['advice.0.evidence', [{kind: 'rumour'}]],
    ['advice.0.fixes', [{kind: 'remove-tag', applicability: 'certain', tag: 'hat', items: 'all'}]],
    ['advice.0.fixes', [{kind: 'rewrite', applicability: 'safe'}]],
    ['adviceTotal', '3'],
    ['together.safe', undefined],
    ['notes.0.severity', 'fatal'],
    ['notes.0.places', 'everywhere'],
  ])('refuses a report of which %s is %j', async (path, value) => {
    const report = await sick;
    expect(HEALTH_REPORT.safeParse(report).success).toBe(true);
    const result = HEALTH_REPORT.safeParse(changed(report, path, value));
    expect(result.error?.issues[0]?.path.join('.')).toContain(path.split('.').slice(0, 2).join('.'));
  });

  it('refuses more than a hundred findings', async () => {
    const report = (await sick) as {readonly advice: readonly unknown[]};
    const advice = (n: number): unknown =>
      changed(
        report,
        'advice',
        times(n, () => '').map(() => report.advice[0]),
      );
    expect([100, 101].map(n => HEALTH_REPORT.safeParse(advice(n)).success)).toEqual([true, false]);
  });
});

const sick: Promise<unknown> = printed(SICK);
