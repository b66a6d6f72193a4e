import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import type {Profile} from '../../src/config/profiles.ts';
import {tokenCounter} from '../../src/engines/clip-tokenizer/counter.ts';
import {loadClipTokenizer} from '../../src/engines/clip-tokenizer/load.ts';
import {RegularCaptions} from '../../src/statistics/regular-captions.ts';
import {corpusOf} from '../helpers/sets.ts';

const counter = tokenCounter(loadClipTokenizer('ftfy'));
const TAGS = ['1girl', 'hat', '(vocaloid)', 'blue_eyes', 'blue eyes', '^_^', '日本', 'rock & roll', 'hat'];
const caption = fc
  .tuple(fc.array(fc.constantFrom(...TAGS), {minLength: 1, maxLength: 8}), fc.constantFrom(', ', ', ', ',', ' , '))
  .map(([tags, separator]) => tags.join(separator));

const endsOf = async (captions: readonly string[], options: Partial<Profile> = {}) => {
  const regular = new RegularCaptions(await corpusOf(captions, options), counter);
  return captions.map((_text, row) => regular.ends(row)?.slice() ?? null);
};

describe('ends(row)', () => {
  it('is what counting the text gives, or null', () =>
    fc.assert(
      fc.asyncProperty(fc.array(caption, {minLength: 1, maxLength: 8}), async captions => {
        for (const [row, ends] of (await endsOf(captions)).entries()) {
          if (ends !== null) expect(ends).toEqual([...counter.ends(captions[row] ?? '', ',')]);
        }
      }),
      {numRuns: 80},
    ));
  it.each([
    ['tags in one spelling', ['1girl, hat', 'hat'], [true, true]],
    ['no space behind the comma', ['1girl,hat', 'hat'], [false, true]],
    ['two spellings of a tag', ['blue_eyes, hat', 'blue eyes', 'hat'], [false, false, true]],
    ['a tag twice', ['hat, hat', 'hat'], [false, true]],
    ['an entity, which is decoded in the whole text', ['rock & roll', 'hat'], [false, true]],
    ['nothing', ['', 'hat'], [false, true]],
  ])('takes %s: %j', async (_what, captions, expected) =>
    expect((await endsOf(captions)).map(ends => ends !== null)).toEqual(expected),
  );
  it.each<Partial<Profile>>([{shuffle: true}, {splits: true}, {secondarySeparator: ';;;'}, {separator: ' '}])(
    'is null under %j, where the trainer cuts and joins anew',
    async options => expect(await endsOf(['1girl, hat'], options)).toEqual([null]),
  );
});
