import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {
  agreementF1,
  taggerAgreement,
  type TaggerAgreement,
} from '../../../src/statistics/alignment/tagger-agreement.ts';
import {taggerOpinions} from '../../../src/statistics/alignment/tagger-opinions.ts';
import {corpusOf} from '../../helpers/sets.ts';

const NAMES = [null, 'hat', 'red_scarf', 'cat', 'dog'];
const logit = (p: number): number => Math.log(p / (1 - p));

/** `chances`: per picture, of each name. */
async function agreement(
  captions: readonly string[],
  chances: readonly (readonly number[] | null)[],
  threshold?: number,
): Promise<TaggerAgreement> {
  const corpus = await corpusOf(captions);
  const vectors = chances.map(one => (one === null ? null : Float32Array.from(one, logit)));
  return taggerAgreement(corpus, {
    opinions: taggerOpinions(vectors, NAMES, threshold),
    placeOf: new Map(corpus.keys.map((key, i) => [key, i])),
    isContent: key => key !== 'sks',
  });
}

describe('taggerAgreement(corpus, judged)', () => {
  it('lists tags that the tagger rules out, and those that it is sure of', async () => {
    const found = await agreement(
      ['sks, hat, red scarf, mysterious', 'sks, cat'],
      [
        [0.9, 0.8, 0.04, 0.95, 0.3],
        [0.99, 0.02, 0.02, 0.02, 0.5],
      ],
    );
    expect(found).toMatchObject({
      items: 2,
      uses: 4,
      known: 3,
      named: 3,
      seen: 2,
      both: 1,
      wrongTotal: 2,
      missingTotal: 1,
    });
    expect(found.wrong.map(({tags}) => tags.map(({tag}) => tag))).toEqual([['red scarf'], ['cat']]);
    expect(found.missing).toEqual([{key: found.wrong[0]?.key, tags: [{tag: 'cat', chance: expect.closeTo(0.95, 5)}]}]);
    expect(agreementF1(found)).toBeCloseTo(0.4, 12);
    expect(found.tags).toEqual([
      {tag: 'cat', named: 1, seen: 1, both: 0},
      {tag: 'red_scarf', named: 1, seen: 0, both: 0},
    ]);
  });
  it('judges no item without a picture, and no tag that a caption has in another spelling', async () => {
    const found = await agreement(['hat', 'Red_Scarf'], [null, [0.5, 0.01, 0.99, 0.01, 0.01]]);
    expect(found).toMatchObject({items: 1, named: 1, both: 1, wrongTotal: 0, missingTotal: 0});
    expect(agreementF1({named: 0, seen: 0, both: 0})).toBeNull();
  });
  it('sees what reaches the threshold that it was told', async () => {
    const chances = [
      [0.9, 0.8, 0.04, 0.3, 0.3],
      [0.9, 0.2, 0.02, 0.06, 0.5],
    ];
    const captions = ['hat', 'hat, cat'];
    expect(await agreement(captions, chances)).toMatchObject({threshold: 0.35, named: 3, seen: 1, both: 1});
    expect(await agreement(captions, chances, 0.2)).toMatchObject({threshold: 0.2, named: 3, seen: 3, both: 2});
    expect(await agreement(captions, chances, 0.85)).toMatchObject({threshold: 0.85, named: 3, seen: 0, both: 0});
  });
  it('is what counting tag by tag and picture by picture gives', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            tags: fc.uniqueArray(fc.constantFrom('hat', 'red scarf', 'cat', 'dog', 'strange'), {minLength: 1}),
            chances: fc.array(fc.constantFrom(0.01, 0.2, 0.5, 0.97), {minLength: 5, maxLength: 5}),
          }),
          {minLength: 1, maxLength: 8},
        ),
        async items => {
          const found = await agreement(
            items.map(({tags}) => tags.join(', ')),
            items.map(({chances}) => chances),
          );
          const used = new Set<string>(items.flatMap(({tags}) => tags));
          const cells = items.flatMap(({tags, chances}) =>
            NAMES.flatMap((name, place) => {
              const tag = name?.replace('_', ' ') ?? '';
              return used.has(tag)
                ? [{named: (tags as readonly string[]).includes(tag), chance: chances[place] ?? 0}]
                : [];
            }),
          );
          expect(found).toMatchObject({
            named: cells.filter(({named}) => named).length,
            seen: cells.filter(({chance}) => chance >= 0.35).length,
            both: cells.filter(({named, chance}) => named && chance >= 0.35).length,
          });
          expect(found.wrong.reduce((n, {tags}) => n + tags.length, 0)).toBe(
            cells.filter(({named, chance}) => named && chance < 0.05).length,
          );
        },
      ),
      {numRuns: 30},
    ));
});
