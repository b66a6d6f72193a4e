import {describe, expect, it} from '@jest/globals';
import {analyze} from '../../src/analyze.ts';
import type {AnalyzeOptions} from '../../src/analyze-options.ts';
import {memorySource, type MemoryItem} from '../../src/sources/memory.ts';

type Captions = readonly Omit<MemoryItem, 'key'>[];
const times = (n: number, one: Omit<MemoryItem, 'key'>): Captions => Array.from({length: n}, () => one);
const target = async (items: Captions, options: AnalyzeOptions) => {
  const source = memorySource(items.map((item, i) => ({key: String(i).padStart(3, '0'), ...item})));
  return (await analyze(source, options)).metrics['target-divergence'];
};
const setting = {groups: {setting: {indoors: 0.5, outdoors: 0.5}}, coverage: {}};

describe('a target is the declaration of its group', () => {
  it('where one value of a known group does not occur', async () =>
    expect((await target(times(20, {caption: 'pell, indoors'}), {targets: setting}))?.detail?.rows).toEqual([
      {
        label: 'setting',
        value: expect.any(Number),
        note: 'indoors: want 50 %, have 100 %; outdoors: want 50 %, have 0 %; unspecified: want 0 %, have 0 %',
      },
    ]));
  it('where nothing declares the group', async () => {
    const items = [...times(10, {caption: 'pell, red shoes'}), ...times(10, {caption: 'pell, green shoes'})];
    const targets = {groups: {shoes: {'red shoes': 0.5, 'green shoes': 0.5}}, coverage: {}};
    expect(await target(items, {targets})).toMatchObject({status: 'scored', value: 0, score: 100});
  });
  it('of one value', async () => {
    const targets = {groups: {shoes: {'red shoes': 0.5}}, coverage: {}};
    const items = [...times(10, {caption: 'pell, red shoes'}), ...times(10, {caption: 'pell'})];
    expect(await target(items, {targets})).toMatchObject({value: 0});
  });
  it('beside the values of a declared group, which are wanted by nobody', async () => {
    const groups = [{name: 'setting', values: ['indoors', 'outdoors', 'studio'], declared: true}];
    const items = [...times(10, {caption: 'pell, indoors'}), ...times(10, {caption: 'pell, studio'})];
    const metric = await target(items, {targets: setting, groups});
    expect(metric?.detail?.rows?.[0]?.note).toContain('studio: want 0 %, have 50 %');
    expect(metric?.detail).toMatchObject({values: {kl: null}});
    expect(metric?.detail?.remarks).toEqual(['KL(have‖want) is undefined: q is 0 for studio.']);
  });
  it('and does not make evenness be scored: the target says what is wanted', async () => {
    const items = [...times(15, {caption: 'pell, indoors'}), ...times(5, {caption: 'pell, outdoors'})];
    const report = await analyze(memorySource(items.map((item, i) => ({key: String(i), ...item}))), {targets: setting});
    expect(report.metrics['group-balance']).toMatchObject({status: 'informative'});
  });
});

describe('a target', () => {
  it('is compared with what an epoch shows', async () => {
    const items = [
      ...times(10, {caption: 'pell, indoors', repeats: 1}),
      ...times(10, {caption: 'pell, outdoors', repeats: 3}),
    ];
    expect((await target(items, {targets: setting}))?.detail?.rows?.[0]?.note).toMatch(
      /^indoors: want 50 %, have 25 %; outdoors: want 50 %, have 75 %/,
    );
    const coverage = {groups: {}, coverage: {indoors: [0.5, 1]}} as const;
    expect((await target(items, {targets: coverage}))?.detail?.rows?.[0]?.note).toContain('want 50 %, have 25 %');
  });
  it('cannot be judged in prose, and says so', async () => {
    const prose = times(20, {caption: 'A tall woman in a red coat is walking along the beach at the end of the day.'});
    expect(await target(prose, {targets: setting})).toMatchObject({
      status: 'not-applicable',
      reason: expect.stringContaining('prose'),
    });
    expect(await target(prose, {})).toMatchObject({reason: 'No target is declared.'});
  });
  it('names what nobody wanted, five of them', async () => {
    const targets = {groups: {letter: {a0: 1}}, coverage: {}};
    const groups = [{name: 'letter', values: Array.from({length: 7}, (_, i) => `a${i}`), declared: true}];
    const items = Array.from({length: 28}, (_, i) => ({caption: `pell, a${i % 7}`}));
    const detail = (await target(items, {targets, groups}))?.detail;
    expect(detail?.remarks).toEqual(['KL(have‖want) is undefined: q is 0 for a1, a2, a3, a4, a5, ….']);
    expect(detail?.rows?.[0]?.note).toMatch(/; and 3 more$/);
  });
});
