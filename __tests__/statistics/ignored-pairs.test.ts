import {describe, expect, it} from '@jest/globals';
import type {IgnoredPair} from '../../src/config/duplicates.ts';
import type {ImageRecord} from '../../src/engines/image/record.ts';
import {namedEnds} from '../../src/statistics/ignored-pairs.ts';

const A = 'aaaaaaa111111111111111111111111111111111';
const B = 'bbbbbbb222222222222222222222222222222222';
const B2 = 'bbbbbbb333333333333333333333333333333333';

/** Images by key and id. */
function named(images: readonly (readonly [string, string | null])[], ignore: readonly IgnoredPair[]): unknown {
  const records = images.map(([, contentId]) => ({state: 'ok', contentId}) as ImageRecord);
  const {ends, unnamed} = namedEnds(ignore, {records, placeOf: new Map(images.map(([key], i) => [key, i]))});
  return {ends: Object.fromEntries([...ends].map(([place, own]) => [place, [...own]])), unnamed: [...unnamed]};
}

const SET = [
  ['poses/a.png', A],
  ['poses/b.png', B],
  ['copy of a.png', A],
  ['c.png', B2],
] as const;

describe('namedEnds(ignore, seen)', () => {
  it('finds images by their ids, whatever they are called, and all copies of a file', () =>
    expect(named(SET, [[A, B]])).toEqual({ends: {0: [0], 2: [0], 1: [1]}, unnamed: []}));
  it('takes the first digits of an id, where they tell it apart', () => {
    expect(named(SET, [['aaaaaaa', 'bbbbbbb2']])).toEqual({ends: {0: [0], 2: [0], 1: [1]}, unnamed: []});
    expect(named(SET, [['aaaaaaa', 'bbbbbbb']])).toEqual({
      ends: {0: [0], 2: [0]},
      unnamed: [[0, 'bbbbbbb is how several ids begin']],
    });
  });
  it('takes no fewer than seven digits for an id', () =>
    expect(named(SET, [['aaaaaa', B]])).toEqual({ends: {1: [1]}, unnamed: [[0, 'aaaaaa names no image']]}));
  it('finds images by key, and by patterns that stay inside a folder unless told', () => {
    expect(named(SET, [['poses/*', 'c.png']])).toEqual({ends: {0: [0], 1: [0], 3: [1]}, unnamed: []});
    expect(named(SET, [['*.png', '**/b.png']])).toEqual({ends: {1: [1], 2: [0], 3: [0]}, unnamed: []});
  });
  it('takes a key that is called so before an id and before a pattern', () => {
    const set = [
      ['1234567', A],
      ['1234567890.png', '1234567000000000000000000000000000000000'],
      ['a?.png', B],
      ['ab.png', B2],
    ] as const;
    expect(named(set, [['1234567', 'a?.png']])).toEqual({ends: {0: [0], 2: [1]}, unnamed: []});
  });
  it('says which pairs name no image', () =>
    expect(
      named(SET, [
        ['gone/*', 'x.png'],
        [A, 'c.png'],
      ]),
    ).toEqual({
      ends: {0: [2], 2: [2], 3: [3]},
      unnamed: [[0, 'x.png names no image']],
    }));
  it('takes a pattern of many stars in its stride', () => {
    const pattern = `${'*a'.repeat(200)}b`;
    expect(named([['a'.repeat(400), A]], [[pattern, A]])).toEqual({
      ends: {0: [1]},
      unnamed: [[0, `${pattern} names no image`]],
    });
  });
});
