import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import type {Profile} from '../../src/config/profiles.ts';
import {loadClipTokenizer} from '../../src/engines/clip-tokenizer/load.ts';
import {documentFrequency} from '../../src/statistics/tag-counts.ts';
import {countTokens} from '../../src/statistics/token-lengths.ts';
import {times} from '../helpers/findings.ts';
import {corpusOf, type Told} from '../helpers/sets.ts';

const tokenizer = loadClipTokenizer('ftfy');
const tokens = (text: string): number => tokenizer.encode(text).length;

const count = async (captions: readonly Told[], options: Partial<Profile> = {}) => {
  const corpus = await corpusOf(captions, options);
  const lengths = countTokens(corpus, documentFrequency(corpus));
  if (lengths.kind !== 'counted') throw new Error('CLIP tokens are counted');
  return lengths;
};
const budget = (n: number) => ({budget: {encoder: 'clip', tokens: n}}) as const;

const TAGS = [
  '1girl',
  'hat',
  'hatsune miku (vocaloid)',
  ':d',
  'blue_eyes',
  'Blue Eyes',
  '^_^',
  '日本',
  'rock & roll',
  '...',
];
const caption = fc
  .tuple(fc.array(fc.constantFrom(...TAGS), {minLength: 1, maxLength: 12}), fc.constantFrom(', ', ',', ' ,  '))
  .map(([tags, separator]) => tags.join(separator));
const captionLists = fc.array(caption, {minLength: 1, maxLength: 8});

/** A plain walk through one caption: where each tag begins and ends in its token sequence. */
function walk(text: string, limit: number): {lost: number; cut: number} {
  const seen = new Set<string>();
  let [lost, cut, from] = [0, 0, 0];
  for (const piece of text.split(',')) {
    const start = tokens(text.slice(0, from));
    const end = start + tokens(piece);
    from += piece.length + 1;
    const key = piece.trim().toLowerCase().replaceAll('_', ' ');
    if (seen.has(key)) continue;
    seen.add(key);
    if (end <= limit || tokens(text.slice(0, from)) <= limit) continue;
    lost++;
    if (start < limit) cut++;
  }
  return {lost, cut};
}

describe('countTokens(corpus, df)', () => {
  it('counts what the tokenizer makes of each caption', () =>
    fc.assert(
      fc.asyncProperty(captionLists, async captions => {
        const lengths = await count(captions);
        const all = captions.map(text => tokens(text));
        expect(lengths.total).toBe(all.reduce((a, b) => a + b));
        expect(lengths.longest).toBe(Math.max(...all));
        expect(lengths.over).toBe(all.filter(n => n > 75).length);
        expect(lengths.histogram).toEqual(
          [...new Set(all)].toSorted((a, b) => a - b).map(n => [n, all.filter(one => one === n).length]),
        );
      }),
      {numRuns: 80},
    ));
  it('loses what a plain walk through the tokens loses', () => {
    // One spelling a caption list, comma and space: what a tag's first token is, is plain.
    const simple = fc.array(
      fc
        .array(fc.constantFrom(...TAGS.filter(tag => tag !== 'Blue Eyes')), {minLength: 1, maxLength: 12})
        .map(tags => tags.join(', ')),
      {minLength: 1, maxLength: 8},
    );
    return fc.assert(
      fc.asyncProperty(simple, fc.integer({min: 1, max: 30}), async (captions, limit) => {
        const lengths = await count(captions, budget(limit));
        const walked = captions.map(text => walk(text, limit));
        expect([lengths.lostUses, lengths.cutUses]).toEqual([
          walked.reduce((total, {lost}) => total + lost, 0),
          walked.reduce((total, {cut}) => total + cut, 0),
        ]);
      }),
      {numRuns: 100},
    );
  });
  it.each([
    [['hat, hat', 'hat'], {}],
    [['1girl, :d, blue_eyes'], {}],
    [['a; b; c'], {separator: ';'}],
  ] as const)('agrees on regular and irregular captions: %j', async (captions, options) => {
    // A doubled space makes a caption irregular, and changes no token.
    const irregular = captions.map(text => text.replace(' ', '  '));
    const small = {...options, ...budget(2)};
    expect(await count([...irregular], small)).toEqual(await count([...captions], small));
  });
  it('takes the items over the budget by length, then key', async () => {
    const {longItems} = await count(['hat, hat', 'hat', 'hat, hat, hat', 'cap, cap'], budget(2));
    expect(longItems).toEqual([
      {key: '002', tokens: 5},
      {key: '000', tokens: 3},
      {key: '003', tokens: 3},
    ]);
  });
  it('weighs variants by their probability', async () => {
    const lengths = await count([['hat', 'hat, cap, hat'], 'smile'], budget(2));
    expect(lengths).toMatchObject({over: 0.5, total: (1 + 5) / 2 + 1, longest: 5, items: 2});
    expect(lengths.histogram).toEqual([
      [1, 1.5],
      [5, 0.5],
    ]);
  });
  it('would read captions with spaces for underscores, kaomoji kept', async () => {
    // `red_hat` 3 tokens, `red hat` 2; `^_^` stays as it is.
    expect([tokens('red_hat'), tokens('red hat')]).toEqual([3, 2]);
    const {over, overWithSpaces} = await count(['red_hat', 'red hat cap', '^_^, ^_^, ^_^'], budget(2));
    expect([over, overWithSpaces]).toEqual([3, 2]);
  });
});

describe('lost tags', () => {
  it('come by uses lost, then by name; dead where all are lost', async () => {
    const {lostTags, lostUses} = await count(['hat, cap, boots', 'hat, boots, cap', 'cap'], budget(2));
    // `hat,` are two tokens: both others are lost wherever they stand behind it.
    expect(lostTags).toEqual([
      {tag: 'boots', uses: 2, lost: 2},
      {tag: 'cap', uses: 3, lost: 2},
    ]);
    expect(lostUses).toBe(4);
  });
  it('are none when only the comma behind a tag is beyond the budget', async () => {
    const {lostTags} = await count(['hat, cap'], budget(1));
    expect(lostTags.map(({tag}) => tag)).toEqual(['cap']);
  });
  it('are cut in two where the encoder reads the beginning', async () => {
    const {cutUses, lostUses} = await count(['hat, red scarf, boots'], budget(3));
    expect([cutUses, lostUses]).toEqual([1, 2]);
  });
  it('are a share of all that move when captions are shuffled', async () => {
    const text = times(9, () => 'hat')
      .map((tag, i) => `${tag} ${'abcdefghi'[i]}`)
      .join(', ');
    const lengths = await count([text], {...budget(13), shuffle: true});
    // 9 tags of 3 tokens, the last without its comma: 13 of 26 are read, each tag half of the time.
    expect([tokens(text), lengths.lostUses, lengths.lostTags, lengths.shuffled]).toEqual([26, 4.5, [], true]);
    const kept = await count([text], {...budget(13), shuffle: true, keepTokens: 3});
    expect(kept.lostUses).toBe(3);
  });
});

describe('token lengths that are not counted', () => {
  it.each([
    [{encoder: 'none', tokens: 0}, {kind: 'no-limit'}],
    [
      {encoder: 't5', tokens: 512},
      {kind: 'no-tokenizer', encoder: 't5', budget: 512},
    ],
  ] as const)('under %j', async (told, expected) => {
    const corpus = await corpusOf(['hat'], {budget: told});
    expect(countTokens(corpus, documentFrequency(corpus))).toEqual(expected);
  });
});
