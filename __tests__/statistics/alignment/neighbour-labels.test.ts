import {describe, expect, it} from '@jest/globals';
import type {ExclusiveGroup} from '../../../src/corpus/lexicon.ts';
import {type NeighbourLabels, neighbourLabels} from '../../../src/statistics/alignment/neighbour-labels.ts';
import {corpusOf} from '../../helpers/sets.ts';
import {pictureOf} from '../../helpers/seen-alignment.ts';

const SPECIES: ExclusiveGroup = {name: 'species', values: ['cat', 'dog', 'bird'], declared: true};

/** `shows`: what each picture really shows; captions say `labels`. */
async function judged(
  labels: readonly string[],
  shows: readonly (string | null)[],
  noise = 0.3,
): Promise<NeighbourLabels[]> {
  const corpus = await corpusOf(labels);
  const vectors = new Map(
    corpus.keys.map((key, i) => [key, shows[i] === null ? null : pictureOf([shows[i] ?? ''], noise, String(i))]),
  );
  return neighbourLabels(corpus, {imageOf: key => vectors.get(key) ?? null, groups: [SPECIES]});
}

const species = (n: number): string[] => Array.from({length: n}, (_, i) => ['cat', 'dog', 'bird'][i % 3] ?? '');

describe('neighbourLabels(corpus, pictures)', () => {
  it('names items whose neighbours bear another value, and no other', async () => {
    const shows = species(90);
    const labels = shows.map((one, i) => (i === 3 ? 'dog' : i === 4 ? 'bird' : one));
    const [found, ...more] = await judged(labels, shows);
    expect(more).toEqual([]);
    expect(found).toMatchObject({kind: 'species', items: 90, labels: 3, doubtedTotal: 2});
    expect(found?.doubted.map(({label, other}) => [label, other]).toSorted()).toEqual([
      ['bird', 'dog'],
      ['dog', 'cat'],
    ]);
    expect(found?.agreement).toBeGreaterThan(0.9);
  });
  it('names none where pictures do not tell the labels apart', async () => {
    const [found] = await judged(
      species(90),
      species(90).map(() => 'hat'),
      1,
    );
    expect(found?.agreement).toBeLessThan(0.6);
    expect(found).toMatchObject({doubted: [], doubtedTotal: 0});
  });
  it('does not doubt a rare label for being rare', async () => {
    const shows = Array.from({length: 200}, (_, i) => (i % 20 === 0 ? 'dog' : 'cat'));
    expect((await judged(shows, shows))[0]).toMatchObject({labels: 2, doubtedTotal: 0});
  });
  it('leaves out labels of fewer than ten, items with two, and those without a picture', async () => {
    const shows = ['cat', 'dog'].flatMap(one => Array.from({length: 12}, () => one));
    const labels = [...shows, 'bird', 'cat, dog', 'cat'];
    expect(await judged(labels, [...shows, 'bird', 'cat', null])).toMatchObject([{items: 24, labels: 2}]);
    expect(await judged(labels.slice(0, 18), shows)).toEqual([]);
  });
  it('gives the same each time, and some answer of more than it compares', async () => {
    const shows = species(3000);
    const [one, other] = [await judged(shows, shows), await judged(shows, shows)];
    expect(one).toEqual(other);
    expect(one[0]).toMatchObject({items: 3000, labels: 3, doubtedTotal: 0});
  });
});
