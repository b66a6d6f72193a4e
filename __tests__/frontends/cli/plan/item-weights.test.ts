import {describe, expect, it} from '@jest/globals';
import {clusterWeights, itemWeights} from '../../../../src/frontends/cli/plan/item-weights.ts';
import {corpusOf} from '../../../helpers/sets.ts';

const weightsIn = (lines: string): number[] =>
  lines
    .trimEnd()
    .split('\n')
    .map(line => (JSON.parse(line) as {weight: number}).weight);

describe('clusterWeights(corpus, clusters)', () => {
  it('gives copies of one picture the weight of one, and mean 1', async () => {
    const corpus = await corpusOf(['a', 'b', 'c', 'd', 'e']);
    const {keys} = corpus;
    const weights = weightsIn(clusterWeights(corpus, [{keys: keys.slice(0, 3)}]));
    expect(weights.reduce((sum, w) => sum + w, 0)).toBeCloseTo(5, 9);
    expect((weights[4] ?? 0) / (weights[0] ?? 1)).toBeCloseTo(3, 9);
  });
});

describe('itemWeights(corpus, balance, groupOf)', () => {
  it('are the repeats without balancing', async () => {
    const corpus = await corpusOf(['a', 'b']);
    expect(weightsIn(itemWeights(corpus, null, null))).toEqual([1, 1]);
  });
});
