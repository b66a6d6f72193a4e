import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {confidence, jaccardIndex, lift, type Meeting, npmi, pmi} from '../../src/math/association.ts';

const meetings: fc.Arbitrary<Meeting> = fc
  .tuple(fc.nat(50), fc.nat(50), fc.integer({min: 1, max: 50}), fc.nat(50))
  .map(([first, second, both, neither]) => ({
    items: first + second + both + neither,
    first: first + both,
    second: second + both,
    both,
  }));

describe('pmi, npmi, lift, confidence, jaccardIndex', () => {
  it('of tags that stand in the same 3 of 12 items', () => {
    const same = {items: 12, first: 3, second: 3, both: 3};
    expect(lift(same)).toBe(4);
    expect(pmi(same)).toBeCloseTo(Math.log(4), 14);
    expect([npmi(same), confidence(same), jaccardIndex(same)]).toEqual([1, 1, 1]);
  });
  it('of tags that never meet', () => {
    const apart = {items: 12, first: 3, second: 5, both: 0};
    expect([lift(apart), pmi(apart), npmi(apart), jaccardIndex(apart)]).toEqual([0, -Infinity, -1, 0]);
  });
  it('of tags that have nothing to do with one another', () => {
    const independent = {items: 12, first: 6, second: 4, both: 2};
    expect([lift(independent), pmi(independent), npmi(independent)]).toEqual([1, 0, 0]);
    expect([confidence(independent), jaccardIndex(independent)]).toEqual([1 / 3, 1 / 4]);
  });
  it('are undefined without the tags they compare', () => {
    const none = {items: 12, first: 0, second: 4, both: 0};
    expect([lift(none), pmi(none), npmi(none), confidence(none)]).toEqual(Array.from({length: 4}));
    expect(jaccardIndex({first: 0, second: 0, both: 0})).toBeUndefined();
  });
  it('npmi is undefined for two tags of every item', () =>
    expect(npmi({items: 12, first: 12, second: 12, both: 12})).toBeUndefined());
  it('stay within their ranges, and see no order', () =>
    fc.assert(
      fc.property(meetings, meeting => {
        const swapped = {...meeting, first: meeting.second, second: meeting.first};
        const normalised = npmi(meeting);
        expect(normalised === undefined || Math.abs(normalised) <= 1 + 1e-12).toBe(true);
        expect(pmi(swapped)).toBe(pmi(meeting));
        expect(jaccardIndex(swapped)).toBe(jaccardIndex(meeting));
      }),
    ));
  it('do not see replication', () =>
    fc.assert(
      fc.property(meetings, fc.integer({min: 2, max: 9}), ({items, first, second, both}, k) => {
        const more = {items: items * k, first: first * k, second: second * k, both: both * k};
        expect(pmi(more)).toBeCloseTo(pmi({items, first, second, both}) ?? NaN, 12);
      }),
    ));
});
