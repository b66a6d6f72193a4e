import {describe, expect, it} from '@jest/globals';
import {analyze, analyzeFully} from '../../src/analyze.ts';
import {textReport} from '../../src/frontends/cli/text-report.ts';
import {outliers} from '../../src/metrics/outliers.ts';
import {memorySource} from '../../src/sources/memory.ts';
import {loadStatistics, saveStatistics} from '../../src/statistics/saved.ts';

const items = Array.from({length: 30}, (_, i) => ({
  key: `${i}.png`,
  caption: `hat, ${i % 2 ? 'sea' : 'sky'}, ${'abc'[i % 3]}`,
}));
const long = {key: 'long.png', caption: Array.from({length: 40}, (_, i) => `tag${i}`).join(', ')};

describe('outliers', () => {
  it('names the item, its figure, and where the others lie', async () => {
    const {metrics} = await analyze(memorySource([...items, long]));
    const {detail, ...metric} = metrics['outliers'] ?? {};
    expect(metric).toMatchObject({status: 'informative', value: expect.closeTo(1 / 31, 10), score: null});
    expect(detail).toMatchObject({total: 1, values: {unusual: 1, 'tags-far': 1, 'tags-esd': 1}});
    expect(detail?.rows).toEqual([
      {
        label: 'long.png',
        value: expect.any(Number),
        note: expect.stringMatching(/^tags 40, half of all 3; tokens \d+, half of all \d/),
      },
    ]);
  });
  it('is told in text only where there is one', async () => {
    expect(textReport(await analyze(memorySource([...items, long]))).replace(/\s+/g, ' ')).toContain('1 unusual item');
    expect(textReport(await analyze(memorySource(items)))).not.toContain('unusual');
  });
  it('says of a mixture that it is one', async () => {
    const two = items.map((item, i) => (i % 6 === 0 ? {...item, caption: long.caption} : item));
    const {metrics} = await analyze(memorySource(two));
    expect(metrics['outliers']).toMatchObject({
      value: 0,
      detail: {remarks: [expect.stringContaining('tags (5 of 30)')]},
    });
  });
  it('is not applicable to few items, and survives being saved', async () => {
    const few = await analyze(memorySource(items.slice(0, 5)));
    expect(few.metrics['outliers']?.status).toBe('not-applicable');
    const {statistics} = await analyzeFully(memorySource([...items, long]));
    const loaded = loadStatistics(saveStatistics(statistics));
    expect(loaded?.outliers).toEqual(statistics.outliers);
    expect(outliers.measure({outliers: null, dataset: statistics.dataset})).toHaveProperty('notApplicable');
  });
});
