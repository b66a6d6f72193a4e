import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import type {Fingerprint} from '../../src/engines/image/record.ts';
import {findCopies} from '../../src/statistics/image-copies.ts';
import {distance} from '../../src/statistics/judged-pairs.ts';
import {alikeKey} from '../../src/statistics/picture-groups.ts';
import {pixelCandidates} from '../../src/statistics/pixel-candidates.ts';
import {drawn, flat} from '../helpers/pictures.ts';
import {allSeen, seen} from '../helpers/seen.ts';

/** Pair by pair, as it is defined. */
function slowly(pictures: readonly Fingerprint[]): number[] {
  const mayBeEqual = (one: Fingerprint, other: Fingerprint): boolean => {
    if (one.contentId === other.contentId || one.width !== other.width || one.height !== other.height) return false;
    if (one.exact && other.exact)
      return (
        one.sharpness === other.sharpness && one.alphaShare === other.alphaShare && alikeKey(one) === alikeKey(other)
      );
    return distance(one.pHash, other.pHash) <= 2 && distance(one.dHash, other.dHash) <= 4;
  };
  // Of equal files the first one is asked.
  const firsts = pictures.filter((one, i) => pictures.findIndex(({contentId}) => contentId === one.contentId) === i);
  return [...pictures.keys()].filter(i => {
    const one = pictures[i];
    if (one === undefined || one.pixels !== null || !firsts.includes(one)) return false;
    return firsts.some(other => mayBeEqual(one, other));
  });
}

describe('pixelCandidates(pictures)', () => {
  it('are pictures of one size that only their pixels tell apart', async () => {
    const lossless = await drawn(8).webp({lossless: true}).toBuffer();
    expect(pixelCandidates(await allSeen([drawn(8), lossless, drawn(8, 200, 150), drawn(9)]))).toEqual([0, 1]);
  });
  it('are not asked where a look at every pixel told them apart', async () => {
    const stored = await allSeen([drawn(8), await drawn(8).jpeg({quality: 98}).toBuffer()]);
    expect(findCopies(stored).pairs).toBe(1);
    expect(pixelCandidates(stored)).toEqual([]);
    expect(pixelCandidates(stored.map(picture => ({...picture, exact: false})))).toEqual([0, 1]);
  });
  it('are all pairs that the definition names, in any company', async () => {
    const template = await seen(drawn(8));
    const picture = fc
      .record({
        id: fc.nat(12),
        known: fc.boolean(),
        exact: fc.boolean(),
        width: fc.constantFrom(160, 161),
        sharpness: fc.constantFrom(1, 2),
        low: fc.constantFrom(0, 1, 3, 7, 15),
        dLow: fc.constantFrom(0, 15, 31),
        level: fc.constantFrom(0, 9),
      })
      .map(({id, known, exact, width, sharpness, low, dLow, level}): Fingerprint => ({
        ...template,
        contentId: `${id}`,
        pixels: known ? `pixels of ${id}` : null,
        exact,
        width,
        sharpness,
        pHash: {high: 5, low},
        dHash: {high: 5, low: dLow},
        luma16: template.luma16.with(0, level),
      }));
    const sets = fc.uniqueArray(picture, {maxLength: 12, selector: ({contentId}) => contentId});
    fc.assert(fc.property(sets, pictures => expect(pixelCandidates(pictures)).toEqual(slowly(pictures))));
  });
  it.each([true, false])(
    'finds equal ones among thousands that their hashes do not tell apart (exact: %s)',
    async exact => {
      const one = {...(await seen(flat('red'))), exact, pixels: null};
      const others = Array.from({length: 5000}, (_, i) => ({...one, width: 10 + i, contentId: `${i}`}));
      const equal = ['a', 'b'].map(contentId => ({...one, width: 9, contentId}));
      expect(pixelCandidates([...others, ...equal])).toEqual([5000, 5001]);
    },
  );
});
