import {describe, expect, it} from '@jest/globals';
import type {ImageRecord} from '../../src/engines/image/record.ts';
import {onePerPicture, pictureClusters} from '../../src/statistics/picture-clusters.ts';
import {type SeenImages, unseenImages} from '../../src/statistics/seen-images.ts';
import {documentFrequency} from '../../src/statistics/tag-counts.ts';
import {corpusOf} from '../helpers/sets.ts';

const OK = {state: 'ok'} as ImageRecord;
const BROKEN = {state: 'corrupt'} as ImageRecord;

/** Images by item: the cluster of each. */
function seen(clusters: readonly number[], records: readonly ImageRecord[] = clusters.map(() => OK)): SeenImages {
  const placeOf = new Map(clusters.map((_, i) => [String(i).padStart(3, '0'), i]));
  return {...unseenImages(''), unseen: null, placeOf, records, clusterOf: Uint32Array.from(clusters)};
}

describe('clusters of pictures', () => {
  const keys = ['000', '001', '002', '003'];
  it('name the first item with a copy of the picture', () =>
    expect([...pictureClusters(keys, seen([7, 3, 7, 3]))]).toEqual([0, 1, 0, 1]));
  it('leave alone what was not seen, or could not be', () => {
    expect([...pictureClusters(keys, unseenImages('why'))]).toEqual([0, 1, 2, 3]);
    expect([...pictureClusters(keys, seen([5, 5, 5, 5], [OK, BROKEN, OK, BROKEN]))]).toEqual([0, 1, 0, 3]);
  });
});

describe('one item a picture', () => {
  it('counts the tags of the first, and of all that are no copies', async () => {
    const corpus = await corpusOf(['hat, sea', 'hat', 'hat, sand', 'boots']);
    const {keys, vocabulary, ...rest} = onePerPicture(corpus, seen([1, 1, 2, 1]));
    const df = documentFrequency({...corpus, keys, vocabulary, ...rest});
    expect(keys).toEqual(['000', '002']);
    expect(vocabulary.map(({key}, tag) => [key, df[tag]])).toEqual([
      ['hat', 2],
      ['sea', 1],
      ['sand', 1],
    ]);
  });
  it('is the corpus itself where there are no copies', async () => {
    const corpus = await corpusOf(['hat', 'boots']);
    expect(onePerPicture(corpus, seen([0, 1]))).toBe(corpus);
    expect(onePerPicture(corpus, unseenImages('why'))).toBe(corpus);
  });
});
