import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {contentDigest} from '../src/content-digest.ts';

const hex = (value: unknown): string => contentDigest(value).toString('hex');

/** Values of one kind that differ somewhere. */
const plain = fc.letrec<{readonly value: unknown}>(tie => ({
  value: fc.oneof(
    {maxDepth: 4},
    fc.string(),
    fc.double(),
    fc.boolean(),
    fc.constantFrom(null, undefined),
    fc.uint8Array().map(bytes => bytes),
    fc.array(tie('value')),
    fc.dictionary(fc.string(), tie('value'), {noNullPrototype: true}),
    fc.array(fc.tuple(fc.string(), tie('value'))).map(entries => new Map(entries)),
    fc.array(fc.string()).map(names => new Set(names)),
  ),
})).value;

describe('contentDigest(value)', () => {
  it('is that of an equal value', () =>
    fc.assert(fc.property(plain, value => expect(hex(structuredClone(value))).toBe(hex(value)))));

  it('is another for every other value', () => {
    const values: readonly unknown[] = [
      '',
      'a',
      'b',
      'ab',
      '"1 a',
      0,
      -0,
      1,
      10,
      NaN,
      Infinity,
      '1',
      true,
      'true',
      null,
      undefined,
      'null',
      [],
      [[]],
      [''],
      ['a', 'b'],
      ['ab', ''],
      ['ab'],
      [['a'], 'b'],
      [null],
      [undefined],
      {},
      {a: 1},
      {a: '1'},
      {b: 1},
      {a: 1, b: 2},
      {a: {b: 2}},
      {a: undefined},
      new Map(),
      new Map([['a', 1]]),
      [['a', 1]],
      new Set(['a']),
      new Set(['a', 'b']),
      new Uint8Array([1, 2]),
      new Uint8Array([1, 2, 0]),
      [1, 2],
      new Float64Array([1]),
      new Float64Array([2]),
    ];
    expect(new Set(values.map(hex)).size).toBe(values.length);
  });

  it('does not depend on where a typed array lies, nor on how long texts are', () => {
    const bytes = new Uint8Array(100_000).map((_, i) => i);
    expect(hex(bytes.subarray(256, 512))).toBe(hex(bytes.slice(256, 512)));
    const long = 'red hat, '.repeat(50_000);
    expect(hex([long, bytes, long])).toBe(hex([long, bytes.slice(), long]));
    expect(hex([long, 'a'])).not.toBe(hex([long, 'b']));
  });

  it('tells texts apart that are no valid Unicode', () =>
    // Lone surrogates become one and the same replacement character in UTF-8.
    expect(hex('\ud800a')).not.toBe(hex('\udbffa')));

  it('refuses what runs', () => {
    expect(() => contentDigest({a: () => 1})).toThrow(TypeError);
    expect(() => contentDigest([Symbol('a')])).toThrow(TypeError);
  });
});
