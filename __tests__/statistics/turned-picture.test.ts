import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {type TurnedPicture, turnedPicture, TURNS, type Turn} from '../../src/statistics/turned-picture.ts';

const luma = fc.uint8Array({minLength: 256, maxLength: 256});
const chroma = fc.int8Array({minLength: 128, maxLength: 128});
const picture = fc
  .record({luma16: luma, chroma8: chroma})
  .map((own): TurnedPicture => ({...own, lowDetail: false, pHash: {high: 0, low: 0}, dHash: {high: 0, low: 0}}));
const times = (n: number, turn: Turn, one: TurnedPicture): TurnedPicture =>
  Array.from({length: n}).reduce<TurnedPicture>(turned => turnedPicture(turned, turn), one);

describe('turnedPicture(picture, turn)', () => {
  it.each(TURNS)('%s comes back to itself', turn =>
    fc.assert(
      fc.property(picture, one => {
        const n = turn === 'quarter' ? 4 : 2;
        expect(times(n, turn, one)).toEqual(turnedPicture(one, null));
      }),
      {numRuns: 20},
    ),
  );
  it('two quarters are a half', () =>
    fc.assert(
      fc.property(picture, one => expect(times(2, 'quarter', one)).toEqual(turnedPicture(one, 'half'))),
      {numRuns: 20},
    ));
  it('moves the corner at the top left to the top right by a quarter', () => {
    const luma16 = new Uint8Array(256);
    luma16[0] = 255;
    const chroma8 = new Int8Array(128);
    [chroma8[0], chroma8[64]] = [5, 7];
    const one: TurnedPicture = {luma16, chroma8, lowDetail: false, pHash: {high: 0, low: 0}, dHash: {high: 0, low: 0}};
    const turned = turnedPicture(one, 'quarter');
    expect([turned.luma16.indexOf(255), turned.chroma8.indexOf(5), turned.chroma8.indexOf(7)]).toEqual([15, 7, 71]);
  });
});
