import {beforeAll, describe, expect, it} from '@jest/globals';
import type {Sharp} from 'sharp';
import {duplicateRules} from '../../src/config/duplicates.ts';
import type {Fingerprint} from '../../src/engines/image/record.ts';
import {type Copies, findCopies} from '../../src/statistics/image-copies.ts';
import {drawn} from '../helpers/pictures.ts';
import {seen} from '../helpers/seen.ts';

let one: Fingerprint;
beforeAll(async () => {
  one = await seen(drawn(1, 320, 240));
});

const flipped = (hash: Fingerprint['pHash'], bits: number): Fingerprint['pHash'] => ({
  ...hash,
  low: (hash.low ^ (2 ** bits - 1)) >>> 0,
});
/** A picture that differs from the first in so many bits of pHash and dHash, and in nothing else but one chroma. */
const shifted = (bits: number, differences = 0): Fingerprint => ({
  ...one,
  contentId: `${bits} ${differences}`,
  pHash: flipped(one.pHash, bits),
  dHash: flipped(one.dHash, differences),
});

describe('findCopies(pictures, {pHash, dHash, advisory})', () => {
  const areCopies = ({clusterOf}: Copies): boolean => clusterOf[0] === clusterOf[1];
  it.each([0, 3, 6, 9, 12, 16])('counts hashes of %i bits apart, not of one more', bits => {
    const rules = duplicateRules({pHash: bits, advisory: bits});
    expect(areCopies(findCopies([one, shifted(bits)], rules))).toBe(true);
    expect(areCopies(findCopies([one, shifted(bits + 1)], rules))).toBe(false);
  });
  it.each([0, 5, 10, 32])('counts dHashes of %i bits apart, not of one more', bits => {
    const rules = duplicateRules({dHash: bits});
    const at = (differences: number): Fingerprint => ({
      ...shifted(0),
      contentId: String(differences),
      dHash:
        differences > 32
          ? {high: (one.dHash.high ^ 1) >>> 0, low: ~one.dHash.low >>> 0}
          : flipped(one.dHash, differences),
    });
    expect(areCopies(findCopies([one, at(bits)], rules))).toBe(true);
    expect(areCopies(findCopies([one, at(bits + 1)], rules))).toBe(false);
  });
  it('names look-alikes up to the wider radius, and not beyond', () => {
    const lookAlikes = (advisory: number): number =>
      findCopies([one, shifted(12)], duplicateRules({advisory})).lookAlikes.length;
    expect([lookAlikes(11), lookAlikes(12)]).toEqual([0, 1]);
  });
  it('is the same in any order of more pictures than are compared one by one', async () => {
    const others = await Promise.all(Array.from({length: 12}, (_, seed) => seen(drawn(seed + 10))));
    const many = Array.from({length: 3200}, (_, i) => ({
      ...(others[i % 12] ?? one),
      contentId: `x${i}`,
      pHash: {high: Math.imul(i + 1, 2_654_435_761) >>> 0, low: Math.imul(i + 7, 2_246_822_519) >>> 0},
    }));
    const pictures = [...many, one, shifted(13)];
    const rules = duplicateRules({pHash: 13});
    const alike = (found: readonly Fingerprint[]): boolean => {
      const {clusterOf} = findCopies(found, rules);
      const [a, b] = ['13 0', one.contentId].map(id => found.findIndex(({contentId}) => contentId === id));
      return clusterOf[a ?? -1] === clusterOf[b ?? -1];
    };
    expect([alike(pictures), alike(pictures.toReversed())]).toEqual([true, true]);
  });
});

describe('findCopies(pictures, {transforms})', () => {
  const rules = duplicateRules({transforms: ['mirror', 'rotations']});
  const lying = async (turn: (image: Sharp) => Sharp): Promise<unknown> => {
    const image = async (): Promise<Sharp> => drawn(3, 320, 240).png();
    const turned = await turn(await image())
      .png()
      .toBuffer();
    const {default: sharp} = await import('sharp');
    const {turned: found} = findCopies(
      [await seen(await image()), await seen(drawn(4)), await seen(sharp(turned))],
      rules,
    );
    return found;
  };
  it.each([
    ['quarter', (image: Sharp) => image.rotate(90)],
    ['half', (image: Sharp) => image.rotate(180)],
    ['quarter', (image: Sharp) => image.rotate(270)],
    ['upside-down', (image: Sharp) => image.flip()],
  ] as const)('finds a picture that lies otherwise: %s', async (name, turn) =>
    expect(await lying(turn)).toEqual([[0, 2, name]]),
  );
  it('finds pictures that are mirrored and turned', async () => {
    const {default: sharp} = await import('sharp');
    const found = await Promise.all(
      [90, 270].map(async angle => {
        const mirrored = sharp(await drawn(3, 320, 240).flop().png().toBuffer());
        return findCopies([await seen(drawn(3, 320, 240)), await seen(mirrored.rotate(angle))], rules).turned;
      }),
    );
    expect(found).toEqual([[[0, 1, 'mirrored-quarter-right']], [[0, 1, 'mirrored-quarter-left']]]);
  });
  it('does not call a mirror image turned, nor a copy', async () => {
    const pictures = [await seen(drawn(5)), await seen(drawn(5).flop()), await seen(drawn(5, 200, 150))];
    const {turned, mirrors, clusterOf} = findCopies(pictures, rules);
    expect([turned, mirrors, [...clusterOf]]).toEqual([
      [],
      [
        [0, 1],
        [1, 2],
      ],
      [0, 1, 0],
    ]);
  });
  it('looks for what was asked for alone', async () => {
    const {default: sharp} = await import('sharp');
    const upright = await seen(drawn(6));
    const turned = await seen(sharp(await drawn(6).rotate(90).png().toBuffer()));
    const pictures = [upright, turned, await seen(drawn(6).flop())];
    const counts = (transforms: readonly ('mirror' | 'rotations')[]): readonly number[] => {
      const found = findCopies(pictures, duplicateRules({transforms}));
      return [found.mirrors.length, found.turned.length];
    };
    expect(counts([])).toEqual([0, 0]);
    expect(counts(['mirror'])).toEqual([1, 0]);
    expect(counts(['rotations'])).toEqual([0, 2]);
    expect(counts(['mirror', 'rotations'])).toEqual([1, 2]);
  });
});
