import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {type Profile, PROFILES} from '../../src/config/profiles.ts';
import {cutCaption, joinCut} from '../../src/corpus/cut.ts';

/** The profile of kohya with some options. */
const kohya = (options: Partial<Profile> = {}): Profile => ({...PROFILES.kohya, ...options});

const MARKED = kohya({keepTokensSeparator: '|||', shuffle: true});
const WHOLE = kohya({lines: 'whole'});
const profile = fc.constantFrom(
  kohya(),
  WHOLE,
  MARKED,
  kohya({lines: 'whole', keepTokensSeparator: '|||', splits: true, separator: ', '}),
  kohya({wildcards: true, secondarySeparator: ';;;', weightedCaptions: true}),
);
/** What a caption is made of, with all that parts it. */
const caption = fc
  .array(fc.constantFrom('hat', 'red scarf', ' ', ',', ', ', '\n', '\r\n', '|||', ';;;', '{', '}', '(a:1.2)', ''), {
    maxLength: 12,
  })
  .map(parts => parts.join(''));

/** The caption without the pieces at some places. */
function without(core: string, gone: readonly number[], of: Profile): string {
  const cut = cutCaption(core, of);
  return joinCut(
    cut.pieces.map((piece, place) => (gone.includes(place) ? null : piece)),
    cut,
    of.separator,
  );
}

describe('cutCaption(core, profile)', () => {
  it('loses nothing: what was cut and not edited is joined to the same caption', () =>
    fc.assert(
      fc.property(caption, profile, (core, of) => {
        expect(without(core, [], of)).toBe(core);
      }),
      {numRuns: 500},
    ));

  it('leaves two marks at most, as sd-scripts does', () =>
    expect(cutCaption('a|||b, c|||d|||e', MARKED)).toMatchObject({
      pieces: ['a', 'b', ' c', 'd|||e'],
      delimiters: ['|||', ',', '|||'],
    }));

  it('holds tags before the first mark and behind the second', () =>
    expect(cutCaption('a, b|||c, d|||e', MARKED).holds).toEqual(['fixed', 'fixed', 'free', 'free', 'fixed']));

  it('knows no mark where nothing is shuffled or dropped', () =>
    expect(cutCaption('a|||b', kohya({keepTokensSeparator: '|||'}))).toEqual({
      pieces: ['a|||b'],
      delimiters: null,
      holds: null,
    }));

  it('closes alternatives, over commas too, groups and weights', () => {
    const all = kohya({wildcards: true, secondarySeparator: ';;;', weightedCaptions: true});
    expect(cutCaption('{hat|cap, red {a|b}, x}, bow, a;;;b, (sky:1.2), [sea], f(x)', all).holds).toEqual([
      ...['closed', 'closed', 'closed', 'free', 'closed', 'closed', 'closed', 'closed'],
    ]);
    // Without a brace that opens there are no alternatives.
    expect(cutCaption('a} b, c', all).holds).toEqual(['free', 'free']);
  });
});

describe('joinCut(cut, caption, separator)', () => {
  it.each([
    ['the first with the separator behind it and the white space after', 'a,  b, c', [0], 'b, c'],
    ['another with the separator before it', 'a, b,c', [1], 'a,c'],
    ['the last with what stood before it', 'a, b , c', [2], 'a, b'],
    ['all', 'a, b', [0, 1], ''],
  ])('takes out %s', (_, core, gone, left) => expect(without(core, gone, kohya())).toBe(left));

  it.each([
    ['a\nb, c', [1], 'a\nc'],
    ['a\nb\n c', [1], 'a\nc'],
    ['a,\n b\r\nc', [1, 2], 'a\nc'],
    ['a\nb', [0], 'b'],
  ])('keeps one of the line breaks between what is left: %j without %j', (core, gone, left) =>
    expect(without(core, gone, WHOLE)).toBe(left),
  );

  it.each([
    ['a, b|||c', [1], 'a|||c'],
    ['a|||b, c', [1], 'a||| c'],
    ['a|||b', [0], '|||b'],
    ['a|||b', [1], 'a|||'],
    ['a|||b|||c', [1], 'a||||||c'],
  ])('keeps marks: %j without %j', (core, gone, left) => expect(without(core, gone, MARKED)).toBe(left));
});
