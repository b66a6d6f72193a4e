import {describe, expect, it} from '@jest/globals';
import {findTrigger} from '../../src/corpus/trigger.ts';
import {documentFrequency} from '../../src/statistics/tag-counts.ts';
import {type ReadOptions, readSet} from '../helpers/read-set.ts';

/** Twenty captions in a kohya folder, and the trigger found in them. */
async function trigger(
  caption: (i: number) => string,
  options: ReadOptions = {},
  folder = '2_',
  declared: string[] = [],
) {
  const files = Array.from(
    {length: 20},
    (_, i) =>
      [
        [`${folder}/${i}.png`, null],
        [`${folder}/${i}.txt`, caption(i)],
      ] as const,
  ).flat();
  const {corpus} = await readSet(Object.fromEntries(files), options);
  const found = findTrigger(corpus, documentFrequency(corpus), {declared});
  return found === null ? null : [found.text, found.origin];
}

describe('findTrigger(corpus, df, {declared, taxonomy})', () => {
  it.each([
    ['what is declared', () => trigger(() => 'sks, hat', {}, '2_', ['tk']), ['tk', 'declared']],
    [
      'the trigger word of the trainer',
      () => trigger(i => `${i}`, {options: {trigger_word: 'tk'}}),
      ['tk', 'declared'],
    ],
    [
      'its prefix, without quality tags',
      () => trigger(i => `${i}`, {options: {caption_prefix: 'best quality, tk,'}}),
      ['tk', 'declared'],
    ],
    [
      'fixed tags',
      () => trigger(i => `sks, hat, ${i}`, {options: {shuffle_caption: true, keep_tokens: 1}}),
      ['sks', 'fixed-tags'],
    ],
    ['class tokens', () => trigger(i => `${i}, hat, cat`, {}, '2_cat'), ['cat', 'class-tokens']],
    [
      'the first tag that says something',
      () => trigger(i => `masterpiece, 1girl, sks, hat, ${i}`),
      ['sks', 'first-tag'],
    ],
    ['the only constant tag', () => trigger(i => `${i}, sks, 1girl`), ['sks', 'only-constant-tag']],
  ] as const)('answers with %s', async (_what, find, expected) => expect(await find()).toEqual(expected));
  it.each([
    ['two constant tags behind others', (i: number) => `${i}, sks, hat`],
    ['generic tags', () => '1girl, long hair'],
    ['a tag in 90 %', (i: number) => (i < 2 ? 'dog' : `sks, hat ${i}`)],
  ])('says nothing of %s', async (_what, caption) => expect(await trigger(caption)).toBeNull());
  it('takes exactly 95 % for almost all of a tag that stands alone, not of a first tag', async () =>
    expect(await trigger(i => (i === 0 ? 'dog' : `sks, hat ${i}`))).toEqual(['sks', 'only-constant-tag']));
  it('does not guess from fewer than five items', async () => {
    const {corpus} = await readSet({'a.png': null, 'a.txt': 'sks, hat'});
    expect(findTrigger(corpus, documentFrequency(corpus))).toBeNull();
  });
});
