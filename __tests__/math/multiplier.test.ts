import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {fastMultiplier, type Multiplier, plainMultiplier, SIDE} from '../../src/math/multiplier.ts';
import {products} from '../../src/math/products.ts';
import {seededRandom} from '../../src/math/random.ts';
import {dot} from '../../src/math/vectors.ts';

function fast(size: Parameters<typeof plainMultiplier>[0]): Multiplier {
  const found = fastMultiplier(size);
  if (found === null) throw new Error('This engine has no WebAssembly of vectors.');
  return found;
}

const asked = fc.record({
  groups: fc.integer({min: 1, max: 5}),
  length: fc.integer({min: 1, max: 40}),
  seed: fc.string(),
});

/** Numbers whose sums round otherwise in any other order. */
function filled(by: Multiplier, seed: string): Multiplier {
  const random = seededRandom(seed);
  for (const array of [by.panel, by.laid])
    for (let i = 0; i < array.length; i++) array[i] = (random() - 0.5) * 10 ** Math.floor(random() * 12);
  return by;
}

describe('fastMultiplier(size) and plainMultiplier(size)', () => {
  it('give equal sums to the last bit, those of each pair by itself', () =>
    fc.assert(
      fc.property(asked, ({groups, length, seed}) => {
        const [a, b] = [filled(fast({groups, length}), seed), filled(plainMultiplier({groups, length}), seed)];
        a.multiply(groups);
        b.multiply(groups);
        expect([...a.sums]).toEqual([...b.sums]);
        const lane = (all: Float64Array, from: number): Float64Array =>
          Float64Array.from({length}, (_, k) => all[from + k * SIDE] ?? 0);
        const expected = Array.from({length: groups * SIDE * SIDE}, (_, i) => {
          const vector = Math.floor(i / SIDE);
          const from = Math.floor(vector / SIDE) * SIDE * length + (vector % SIDE);
          return dot(lane(b.laid, from), lane(b.panel, i % SIDE));
        });
        expect([...b.sums]).toEqual(expected);
      }),
    ));

  it('multiply so many groups as they are told to, and leave other sums alone', () => {
    for (const make of [fast, plainMultiplier]) {
      const by = filled(make({groups: 3, length: 2}), 'some');
      by.sums.fill(7);
      by.multiply(2);
      expect([...by.sums.subarray(2 * SIDE * SIDE)]).toEqual(Array.from({length: SIDE * SIDE}, () => 7));
      expect([...by.sums.subarray(0, SIDE)]).not.toContain(7);
    }
  });

  it('is none where there is no room', () => expect(fastMultiplier({groups: 1 << 20, length: 1 << 20})).toBeNull());
});

describe('products(few, many, plainMultiplier)', () => {
  it('are those of the fast one', () => {
    const random = seededRandom('both');
    const vectors = (n: number): (Float32Array | null)[] =>
      Array.from({length: n}, (_, i) => (i % 11 === 5 ? null : Float32Array.from({length: 37}, () => random() - 0.5)));
    const [few, many] = [vectors(150), vectors(30)];
    expect(products(few, many, plainMultiplier)).toEqual(products(few, many, fast));
  });
});
