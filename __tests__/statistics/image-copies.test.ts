import {beforeAll, describe, expect, it} from '@jest/globals';
import {seededRandom} from '../../src/math/random.ts';
import type {Fingerprint} from '../../src/engines/image/record.ts';
import {findCopies} from '../../src/statistics/image-copies.ts';
import {drawn, flat} from '../helpers/pictures.ts';
import {allSeen, seen} from '../helpers/seen.ts';

let one: Fingerprint;
beforeAll(async () => {
  one = await seen(drawn(1, 320, 240));
});

/** A picture whose pHash differs from that of the first in the lowest bits, everything else alike. */
const shifted = (bits: number): Fingerprint => ({
  ...one,
  contentId: String(bits),
  pHash: {...one.pHash, low: (one.pHash.low ^ (2 ** bits - 1)) >>> 0},
});

describe('findCopies(pictures)', () => {
  it('finds nothing among different pictures', async () => {
    const pictures = await allSeen(Array.from({length: 12}, (_, seed) => drawn(seed)));
    const {clusterOf, pairs, mirrors} = findCopies(pictures);
    expect([new Set(clusterOf).size, pairs, mirrors.length]).toEqual([12, 0, 0]);
  });
  it('finds copies that were scaled, re-encoded, darkened', async () => {
    const copies = [
      drawn(1, 320, 240),
      drawn(2, 320, 240),
      drawn(1, 320, 240).resize(160, 120),
      await drawn(1, 320, 240).jpeg({quality: 40}).toBuffer(),
      await drawn(1, 320, 240).linear(0.85, 0).png().toBuffer(),
    ];
    const {clusterOf, pairs} = findCopies(await allSeen(copies));
    expect([...clusterOf]).toEqual([0, 1, 0, 0, 0]);
    expect(pairs).toBe(6);
  });
  it('keeps recoloured copies apart, and counts them as look-alikes', async () => {
    const {clusterOf, lookAlikes} = findCopies([one, {...one, contentId: 'x', chroma8: one.chroma8.map(c => c + 11)}]);
    expect([[...clusterOf], lookAlikes]).toEqual([[0, 1], [[0, 1]]]);
  });
  it('keeps a mirror image apart, and tells of it', async () => {
    const found = findCopies(await allSeen([drawn(3), drawn(3).flop(), drawn(4)]));
    expect([[...found.clusterOf], found.mirrors, found.mirrorPairs]).toEqual([[0, 1, 2], [[0, 1]], 1]);
  });
  it('groups flat pictures by their pixels alone', async () => {
    const flats = [flat('#111'), flat('#111'), flat('#121212'), flat('#111', 30, 40), flat('#eee')];
    expect([...findCopies(await allSeen(flats)).clusterOf]).toEqual([0, 0, 2, 3, 4]);
  });
  it('counts hashes of 6 bits apart, not of 7', () => {
    expect([...findCopies([one, shifted(6)]).clusterOf]).toEqual([0, 0]);
    expect([...findCopies([one, shifted(7)]).clusterOf]).toEqual([0, 1]);
  });
  it('makes no chains', () => {
    // 6 bits from the first to the second and on to the third, 12 from end to end.
    const far = {...one, contentId: 'far', pHash: {...one.pHash, low: (one.pHash.low ^ (2 ** 12 - 1)) >>> 0}};
    expect([...findCopies([one, shifted(6), far]).clusterOf]).toEqual([0, 0, 2]);
  });
  it('gives the same in any order', async () => {
    const pictures = await allSeen([
      drawn(5),
      drawn(5, 300, 225),
      drawn(6),
      await drawn(6).jpeg().toBuffer(),
      drawn(7),
    ]);
    const sizes = (found: readonly Fingerprint[]): number[] => {
      const counts = new Map<number, number>();
      for (const first of findCopies(found).clusterOf) counts.set(first, (counts.get(first) ?? 0) + 1);
      return [...counts.values()].toSorted((a, b) => a - b);
    };
    expect(sizes(pictures.toReversed())).toEqual(sizes(pictures));
  });
  it('takes ten thousand equal pictures and ten thousand flat ones in its stride', () => {
    const equal = Array.from({length: 10_000}, (_, i) => ({...one, contentId: String(i)}));
    const flats = Array.from({length: 10_000}, (_, i) => ({...one, flat: true, contentId: `f${i}`, pixels: `f${i}`}));
    expect(new Set(findCopies([...equal, ...flats]).clusterOf).size).toBe(10_001);
  });
  it('tells what it did not follow up because there was too much of it', () => {
    const like = (n: number, more: (i: number) => Partial<Fingerprint>): Fingerprint[] =>
      Array.from({length: n}, (_, i) => {
        const luma16 = Uint8Array.from(one.luma16, (level, k) => (k === i % 256 ? level ^ (1 + (i >> 8)) : level));
        return {...one, contentId: `${i}`, luma16, ...more(i)};
      });
    const halves = like(240, i => (i % 2 === 0 ? {} : {pHash: shifted(8).pHash, contentId: `other ${i}`}));
    expect(findCopies(halves)).toMatchObject({unaskedCuts: 120 ** 2, radius: 10, otherRadius: 6});
    expect(findCopies(like(100, i => ({pHash: {high: i, low: 0}})))).toMatchObject({unaskedCuts: 0, otherRadius: 6});
    const random = seededRandom('hashes');
    const word = (): number => Math.floor(random() * 2 ** 32);
    const mirrors = like(2900, () => ({pHash: {high: word(), low: word()}, mirrorPHash: one.pHash}));
    expect(findCopies(mirrors)).toMatchObject({radius: 10, otherRadius: null, mirrors: []});
  });
});
