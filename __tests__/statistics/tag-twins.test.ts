import {describe, expect, it} from '@jest/globals';
import {analyzeFully} from '../../src/analyze.ts';
import {taxonomyOf} from '../../src/corpus/taxonomy.ts';
import {memorySource} from '../../src/sources/memory.ts';
import {documentFrequency} from '../../src/statistics/tag-counts.ts';
import {findTagTwins} from '../../src/statistics/tag-twins.ts';
import {corpusOf} from '../helpers/sets.ts';

const twins = async (captions: readonly string[], taxonomy?: ReturnType<typeof taxonomyOf>) => {
  const corpus = await corpusOf(captions);
  const found = findTagTwins(corpus, documentFrequency(corpus), {judged: () => true, taxonomy});
  return found.map(({kind, tag, twin, uses}) => `${kind}: ${tag} | ${twin} ${uses}`);
};

describe('findTagTwins(corpus, df, options)', () => {
  it.each([
    [['blue eyes, hat', 'blue eyes', 'blue-eyes'], ['hyphen: blue eyes | blue-eyes 1']],
    [['cat', 'cat', 'cats'], ['plural: cat | cats 1']],
    [['cats', 'cats', 'cat'], ['plural: cats | cat 1']],
    [['two boxes', 'two box', 'two box'], ['plural: two box | two boxes 1']],
    [['t-shirt', 't-shirt', 't shirt'], ['hyphen: t-shirt | t shirt 1']],
    [['a-b c', 'a b-c', 'a b-c'], ['hyphen: a b-c | a-b c 1']],
    [['horse', 'horses'], ['plural: horse | horses 1']],
  ])('of %j are %j', async (captions, expected) => expect(await twins(captions)).toEqual(expected));

  it.each([
    ['glasses are no glass', ['glass', 'glasses']],
    ['short is not shorts', ['short', 'shorts', 'black short', 'black shorts']],
    ['pants are no pant', ['pant', 'pants']],
    ['dress ends so', ['dres', 'dress']],
    ['capes are no cap', ['cap', 'capes']],
    ['counts differ', ['2girl', '2girls']],
    ['three letters are too few', ['bu', 'bus', 'a', 'as']],
    ['who writes both means both', ['cat, cats', 'cat', 'cats']],
    ['skirt is no shirt', ['skirt', 'shirt']],
    ['kaomoji keep their hyphens', [':-)', ': )', '-_-', '_ _']],
    ['the singular does not occur', ['cats', 'dogs']],
  ])('%s', async (_what, captions) => expect(await twins(captions)).toEqual([]));

  it('leaves alone what a taxonomy knows as two tags', async () => {
    const known = ['cat', 'cats'].map(name => ({name, category: 'general', posts: 5}) as const);
    const taxonomy = taxonomyOf({id: 'made', tags: known, aliases: []});
    expect(await twins(['cat', 'cats'], taxonomy)).toEqual([]);
  });
});

describe('hygiene', () => {
  const values = async (captions: readonly string[]) => {
    const items = captions.map((caption, i) => ({key: String(i), caption}));
    return (await analyzeFully(memorySource(items))).report.metrics['hygiene']?.detail?.values;
  };
  it('counts a plural that is a slip as well once', async () =>
    expect(await values(['wings, hat', 'wings, hat', 'wing, hat', 'wings'])).toMatchObject({
      twins: expect.closeTo(1 / 7, 10),
      slips: 0,
    }));
  it.each([
    ['hat, smile ', 1],
    [' hat, smile', 1],
    ['hat, smile\t\n', 1],
    ['hat, smile\n', 0],
    ['hat, smile\r\n', 0],
    ['   ', 0],
  ])('of %j has %d untrimmed captions', async (caption, n) =>
    expect((await values([caption, 'hat, bow', 'hat, bow']))?.['untrimmed']).toBeCloseTo(
      n / (caption.trim() === '' ? 4 : 6),
      10,
    ),
  );
});
