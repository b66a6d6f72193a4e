import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {fnv1a} from '../../src/math/fnv.ts';

const units = fc.array(fc.integer({min: 0, max: 0xffff})).map(codes => String.fromCharCode(...codes));

/** The definition in exact arithmetic: exclusive or, then times the FNV prime modulo 2³². */
function oracle(text: string, basis: bigint): number {
  let hash = basis;
  for (let i = 0; i < text.length; i++) hash = ((hash ^ BigInt(text.charCodeAt(i))) * 16_777_619n) % 2n ** 32n;
  return Number(hash);
}

describe('fnv1a(text, basis)', () => {
  // From the test vectors that the authors of FNV publish.
  it.each([
    ['', 0x811c9dc5],
    ['a', 0xe40c292c],
    ['b', 0xe70c2de5],
    ['c', 0xe60c2c52],
    ['d', 0xe10c2473],
  ])('of %j is the published value', (text, hash) => expect(fnv1a(text)).toBe(hash));

  it('is its definition over code units, from any basis', () =>
    fc.assert(
      fc.property(units, fc.integer({min: 0, max: 0xffffffff}), (text, basis) =>
        expect(fnv1a(text, basis)).toBe(oracle(text, BigInt(basis))),
      ),
    ));

  it('tells apart what differs in order, case or length', () =>
    expect(new Set(['hat, bow', 'bow, hat', 'Hat, bow', 'hat, bow '].map(text => fnv1a(text))).size).toBe(4));
});
