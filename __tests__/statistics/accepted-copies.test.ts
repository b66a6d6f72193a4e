import {beforeAll, describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {DUPLICATE_RULES} from '../../src/config/duplicates.ts';
import type {Fingerprint} from '../../src/engines/image/record.ts';
import {Acceptance} from '../../src/statistics/acceptance.ts';
import {type Copies, findCopies} from '../../src/statistics/image-copies.ts';
import {drawn} from '../helpers/pictures.ts';
import {seen} from '../helpers/seen.ts';

let one: Fingerprint;
let mirror: Fingerprint;
beforeAll(async () => {
  one = await seen(await drawn(1, 320, 240).png().toBuffer());
  mirror = await seen(await drawn(1, 320, 240).flop().png().toBuffer());
});

/** A file: equal to others of its name, and so many bits of pHash from the first. */
const file = (name: string, bits = 0): Fingerprint => ({
  ...one,
  contentId: name,
  pHash: {...one.pHash, low: (one.pHash.low ^ (2 ** bits - 1)) >>> 0},
});
type Told = Readonly<Record<number, readonly number[]>>;
const found = (pictures: readonly Fingerprint[], ends: Told): Copies =>
  findCopies(
    pictures,
    DUPLICATE_RULES,
    new Acceptance(new Map(Object.entries(ends).map(([place, own]) => [Number(place), new Set(own)]))),
  );
const facts = ({clusterOf, pairs, accepted: {pairs: accepted, exact, others, used}}: Copies): unknown => ({
  clusters: [...clusterOf],
  pairs,
  accepted,
  exact,
  others,
  used: [...used],
});

describe('findCopies(pictures, rules, acceptance)', () => {
  it('takes an accepted pair of near copies apart, and counts it', () =>
    expect(facts(found([file('a'), file('b', 4), file('c', 2)], {0: [0], 1: [1]}))).toEqual({
      clusters: [0, 1, 0],
      pairs: 2,
      accepted: 1,
      exact: 0,
      others: 0,
      used: [0],
    }));
  it('takes pictures apart that agree in all that is compared', () =>
    expect(facts(found([file('a'), file('b')], {0: [0], 1: [1]}))).toMatchObject({
      clusters: [0, 1],
      pairs: 0,
      accepted: 1,
      exact: 0,
    }));
  it('takes exact copies apart, and says that they are', () =>
    expect(facts(found([file('a'), file('a'), file('a')], {0: [0], 1: [1]}))).toMatchObject({
      clusters: [0, 1, 0],
      pairs: 1,
      accepted: 2,
      exact: 2,
    }));
  it('accepts exact copies of what it accepts', () =>
    expect(facts(found([file('a'), file('a'), file('b', 4)], {1: [0], 2: [1]}))).toMatchObject({
      clusters: [0, 0, 2],
      pairs: 1,
      accepted: 2,
    }));
  it('counts accepted mirror images and look-alikes apart', () => {
    const recoloured: Fingerprint = {...one, contentId: 'x', chroma8: one.chroma8.map(c => c + 11)};
    const pictures = [one, mirror, recoloured];
    const plain = found(pictures, {});
    expect([plain.mirrors.length, plain.lookAlikes.length]).toEqual([1, 1]);
    const {mirrors, lookAlikes, accepted} = found(pictures, {0: [0, 2], 1: [1], 2: [3]});
    expect([mirrors, lookAlikes, accepted.others, accepted.pairs]).toEqual([[], [], 2, 0]);
  });
  it('does not call an accepted copy a mirror image instead', () => {
    const symmetric = {
      ...one,
      mirrorPHash: one.pHash,
      mirrorDHash: one.dHash,
      luma16: new Uint8Array(256).fill(9, 0, 128),
    };
    const pictures = [
      symmetric,
      {...symmetric, contentId: 'x', pHash: file('x', 2).pHash, mirrorPHash: file('x', 2).pHash},
    ];
    expect(found(pictures, {0: [0], 1: [1]})).toMatchObject({mirrors: [], accepted: {pairs: 1, others: 0}});
  });
  it('does not name a pair as used that are no copies', async () => {
    const far = {...one, contentId: 'far', pHash: {high: ~one.pHash.high >>> 0, low: one.pHash.low}};
    expect(facts(found([one, far], {0: [0], 1: [1]}))).toMatchObject({accepted: 0, others: 0, used: []});
  });

  const sets = fc.array(
    fc.record({
      name: fc.constantFrom('a', 'b', 'c', 'd'),
      bits: fc.constantFrom(0, 0, 3, 6),
      ends: fc.uniqueArray(fc.nat(5), {maxLength: 2}),
    }),
    {maxLength: 10},
  );
  const judge = (told: readonly {name: string; bits: number; ends: number[]}[]): Copies =>
    found(
      told.map(({name, bits}) => file(`${name}${bits}`, bits)),
      Object.fromEntries(told.map(({ends}, i) => [i, ends])),
    );
  it('loses no pair: those that are left and those that are accepted are as many as without a list', () =>
    fc.assert(
      fc.property(sets, told => {
        const {pairs, accepted} = judge(told);
        expect(pairs + accepted.pairs).toBe(judge(told.map(picture => ({...picture, ends: []}))).pairs);
        expect(accepted.exact).toBeLessThanOrEqual(accepted.pairs);
      }),
    ));
  it('leaves no accepted pair in a cluster', () =>
    fc.assert(
      fc.property(sets, told => {
        const {clusterOf} = judge(told);
        for (const [i, a] of told.entries())
          for (const [j, b] of told.entries())
            if (i < j && a.ends.some(end => b.ends.includes(end ^ 1))) expect(clusterOf[i]).not.toBe(clusterOf[j]);
      }),
    ));
  it('takes ten thousand exact copies that are accepted among themselves in its stride', () => {
    const n = 10_000;
    const pictures = [...Array.from({length: n}, () => file('a')), file('b', 3)];
    const ends = Object.fromEntries(Array.from({length: n}, (_, i) => [i, [0, 1]]));
    const {clusterOf, accepted, radius} = found(pictures, ends);
    expect([new Set(clusterOf).size, accepted.exact, radius]).toEqual([n, (n * (n - 1)) / 2, 10]);
  });
});
