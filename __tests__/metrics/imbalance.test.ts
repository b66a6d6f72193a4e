import {describe, expect, it} from '@jest/globals';
import {analyze} from '../../src/analyze.ts';
import {memorySource} from '../../src/sources/memory.ts';

const of = async (captions: readonly string[]) =>
  (await analyze(memorySource(captions.map((caption, i) => ({key: String(i), caption}))))).metrics['imbalance'];

describe('imbalance', () => {
  it('is the ratio of the commonest to the rarest tag, with weights of both ends', async () => {
    const metric = await of(['hat, smile', 'hat, smile', 'hat, scarf', 'hat']);
    expect(metric).toMatchObject({status: 'informative', value: 4, weight: 0, confidence: 'low'});
    expect(metric?.detail?.values).toMatchObject({'head-tags': 2, 'tail-tags': 0, beta: 0.75, document: 4});
    expect(metric?.detail?.rows?.map(({label, note}) => [label, note])).toEqual([
      ['hat', 'head, n = 4; inverse 0.3333, balanced 0.5833, effective 0.3657'],
      ['smile', 'head, n = 2; inverse 0.6667, balanced 1.167, effective 0.5714'],
      ['scarf', 'once, n = 1; inverse 1.333, balanced 2.333, effective 1.000'],
    ]);
    const weights = metric?.detail?.rows?.map(({value}) => value) ?? [];
    expect(weights.reduce((a, b) => a + b, 0) / weights.length).toBeCloseTo(1, 10);
  });
  it('shows a dozen tags of many', async () => {
    const captions = Array.from({length: 40}, (_, i) =>
      Array.from({length: 1 + (i % 20)}, (_x, k) => `tag${k}`).join(', '),
    );
    const detail = (await of(captions))?.detail;
    expect([detail?.rows?.length, detail?.total]).toEqual([12, 20]);
    expect(detail?.rows?.map(({label}) => label).slice(-2)).toEqual(['tag18', 'tag19']);
  });
  it.each([[['hat', 'hat']], [['']]])('does not apply to %j', async captions =>
    expect(await of(captions)).toMatchObject({status: 'not-applicable', value: null}),
  );
});
