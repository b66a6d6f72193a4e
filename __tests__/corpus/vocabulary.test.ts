import {describe, expect, it} from '@jest/globals';
import {Vocabulary} from '../../src/corpus/vocabulary.ts';

function vocabulary(...uses: readonly (readonly [string, number])[]) {
  const words = new Vocabulary();
  const ids = uses.map(([raw, weight]) => words.tagOf(words.intern(raw, 0, raw.length, weight)));
  const {spellings} = words.spellings();
  return {ids, spellings, occurrences: [...words.occurrences()], tags: words.tags(spellings)};
}

describe('Vocabulary', () => {
  it('takes spellings of one key for one tag', () =>
    expect(vocabulary(['Blue_Eyes', 1], ['hat', 1], ['blue eyes', 1], ['Blue_Eyes', 1 / 2])).toMatchObject({
      ids: [0, 1, 0, 0],
      occurrences: [2.5, 1],
      tags: [{key: 'blue eyes', display: 'Blue_Eyes'}, {key: 'hat'}],
    }));
  it('shows a tag in its commonest spelling, ties by code unit', () => {
    expect(vocabulary(['hat', 1], ['Hat', 1]).tags).toEqual([{key: 'hat', display: 'Hat'}]);
    expect(vocabulary(['hat', 2], ['Hat', 1]).tags).toEqual([{key: 'hat', display: 'hat'}]);
  });
  it('lists spellings by tag, the commonest first', () =>
    expect(vocabulary(['hat', 1], ['cat', 1], ['HAT', 3], ['Hat', 1]).spellings).toEqual([
      {raw: 'HAT', tag: 0, uses: 3},
      {raw: 'Hat', tag: 0, uses: 1},
      {raw: 'hat', tag: 0, uses: 1},
      {raw: 'cat', tag: 1, uses: 1},
    ]));
});
