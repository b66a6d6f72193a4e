import {describe, expect, it} from '@jest/globals';
import {analyze} from '../../src/analyze.ts';
import type {AnalyzeOptions} from '../../src/analyze-options.ts';
import {memorySource, type MemoryItem} from '../../src/sources/memory.ts';
import {dataSet} from '../helpers/data-set.ts';

const hair = [{name: 'hair', values: ['short hair', 'long hair'], declared: true}];
const balance = async (items: readonly Omit<MemoryItem, 'key'>[], options: AnalyzeOptions = {groups: hair}) => {
  const source = memorySource(items.map((item, i) => ({key: String(i).padStart(3, '0'), ...item})));
  return (await analyze(source, options)).metrics['group-balance'];
};
const many = (n: number, caption: string): {caption: string}[] => Array.from({length: n}, () => ({caption}));

describe('group-balance', () => {
  it('is judged on what an epoch shows: 20 in 1_a and 20 in 20_b are 20 to 400', async () => {
    const files: Record<string, string | null> = {};
    for (let i = 0; i < 20; i++) {
      for (const [folder, tag] of [
        ['1_a', 'short hair'],
        ['20_b', 'long hair'],
      ] as const) {
        files[`${folder}/${i}.png`] = null;
        files[`${folder}/${i}.txt`] = `pell, ${tag}, extra ${i}`;
      }
    }
    const {metrics} = await analyze(dataSet(files), {groups: hair});
    const hhi = (20 ** 2 + 400 ** 2) / 420 ** 2;
    expect(metrics['group-balance']?.detail?.values).toMatchObject({
      hhi: expect.closeTo(hhi, 12),
      top1: expect.closeTo(400 / 420, 12),
      unspecified: 0,
    });
    expect(metrics['group-balance']?.detail?.rows).toMatchObject([{label: 'hair', note: 'long hair 95 %'}]);
    expect(metrics['group-balance']?.score).toBeLessThan(20);
  });
  it('gives the share of items that name no value, expected where captions have variants', async () => {
    const items = [
      ...many(10, 'pell, short hair'),
      ...many(8, 'pell, long hair'),
      {caption: ['pell, long hair', 'pell']},
      {caption: 'pell'},
    ];
    expect((await balance(items))?.detail?.values).toMatchObject({unspecified: expect.closeTo(1.5 / 20, 12)});
  });
  it.each([
    [[17, 3], 'Decided by the top share.', 'top1-normalised'],
    // Two values share nearly all: neither leads by much, together they leave little.
    [[9, 9, 1, 1], 'Decided by the concentration.', 'hhi-normalised'],
  ])('of %j has the value that its score rests on', async (counts, remark, figure) => {
    const values = counts.map((_, i) => `kind ${i}`);
    const items = counts.flatMap((n, i) => many(n, `pell, kind ${i}`));
    const metric = await balance(items, {groups: [{name: 'kind', values, declared: true}]});
    expect(metric?.detail?.remarks).toEqual([remark]);
    expect(metric?.value).toBe(metric?.detail?.values?.[figure]);
  });
  it('is for reference only below 20 items', async () => {
    expect(await balance(many(19, 'pell, short hair'))).toMatchObject({confidence: 'low'});
    expect(await balance(many(20, 'pell, short hair'))).toMatchObject({confidence: 'normal'});
  });
  it('finds items with two values in one pass, and not those with one value in each variant', async () => {
    const items = [
      ...many(3, 'pell, short hair, long hair'),
      {caption: ['pell, short hair', 'pell, long hair']},
      ...many(3, 'pell, long hair'),
    ];
    expect((await balance(items))?.detail?.values).toMatchObject({several: 3});
  });
});
