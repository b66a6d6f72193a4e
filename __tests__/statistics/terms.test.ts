import {describe, expect, it} from '@jest/globals';
import {readTerms} from '../../src/statistics/terms.ts';
import {documentFrequency} from '../../src/statistics/tag-counts.ts';
import {times} from '../helpers/findings.ts';
import {corpusOf} from '../helpers/sets.ts';

describe('readTerms(corpus)', () => {
  it('makes rows of terms of the rows of captions, with their weights and items', async () => {
    const corpus = await corpusOf([
      'The woman is wearing red glasses and two hats.',
      ['A hat on the table.', 'The woman sleeps in the sun.'],
    ]);
    const seen: number[] = [];
    const terms = await readTerms(corpus, {onProgress: done => seen.push(done)});
    if (terms.kind !== 'terms') throw new Error('this is English');
    const df = documentFrequency(terms.corpus);
    const count = (term: string) => df[terms.corpus.vocabulary.findIndex(({key}) => key === term)];
    expect(['woman', 'red glass', 'glass', 'hat', 'table'].map(count)).toEqual([1.5, 1, 1, 1.5, 0.5]);
    expect([terms.sampled, terms.corpus.keys, [...terms.corpus.rowItem]]).toEqual([false, ['000', '001'], [0, 1, 1]]);
    expect([...terms.corpus.rowWeight]).toEqual([1, 0.5, 0.5]);
    expect(seen).toEqual([0]);
  });
  it.each([
    ['other languages', times(5, i => `Ein kleiner Hund schläft neben Turm Nummer ${i}`)],
    ['nothing', ['', '']],
  ])('does not read %s', async (_what, captions) =>
    expect(await readTerms(await corpusOf(captions))).toEqual({kind: 'not-english'}),
  );
});
