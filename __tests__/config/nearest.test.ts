import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {nearest} from '../../src/config/nearest.ts';

describe('nearest(word, candidates)', () => {
  it.each([
    ['koyha', ['kohya', 'musubi'], 'kohya'],
    ['KOHYA', ['kohya'], 'kohya'],
    ['fail-udner', ['fail-under', 'format'], 'fail-under'],
    ['caption_extensions', ['caption_extension', 'caption_separator'], 'caption_extension'],
    ['hat', ['cat', 'bat'], 'bat'],
    ['hlep', ['clip', 'help', 'jobs'], 'help'],
    ['ifnt', ['info', 'fint'], 'fint'],
    ['hat', ['dog'], null],
    ['ox', ['fox'], 'fox'],
    ['ox', ['foxy'], null],
    ['profile', [], null],
  ])('%j among %j is %j', (word, candidates, found) => expect(nearest(word, candidates)).toBe(found));
  it('finds any word with one letter changed, whatever the order of candidates', () =>
    fc.assert(
      fc.property(
        fc.string({unit: fc.constantFrom('a', 'b', 'c'), minLength: 4, maxLength: 12}),
        fc.nat(),
        fc.shuffledSubarray(['zzzzzzzzzzzzzzzz', 'xxxxxxxxxxxxxxxx'], {minLength: 2}),
        (word, at, others) => {
          const place = at % word.length;
          const slip = `${word.slice(0, place)}q${word.slice(place + 1)}`;
          expect(nearest(slip, [...others, word])).toBe(word);
          expect(nearest(slip, [word, ...others])).toBe(word);
        },
      ),
    ));
});
