import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {Interner} from '../../src/corpus/interner.ts';

const texts = fc.array(fc.string({unit: fc.constantFrom('a', 'b', '_', 'é', '\u{1f431}')}), {maxLength: 200});

describe('idOf(text, from, to)', () => {
  it('numbers texts as a Map does, whatever the seed, and whenever it becomes a table', () =>
    fc.assert(
      fc.property(texts, fc.integer(), fc.nat(250), (list, seed, warm) => {
        const interner = new Interner(seed, warm);
        const known = new Map<string, number>();
        for (const text of list) {
          if (!known.has(text)) known.set(text, known.size);
          expect(interner.idOf(`[${text}]`, 1, text.length + 1)).toBe(known.get(text));
        }
        expect(interner.texts).toEqual([...known.keys()]);
      }),
    ));
  it('grows past its first table and pool', () => {
    const interner = new Interner(1, 100);
    const names = Array.from({length: 20_000}, (_, i) => `tag ${i}`);
    expect(names.map(name => interner.idOf(name, 0, name.length))).toEqual([...names.keys()]);
    expect(names.map(name => interner.idOf(name, 0, name.length))).toEqual([...names.keys()]);
    const long = 'hat'.repeat(100_000);
    expect([interner.idOf(long, 0, long.length), interner.idOf(long, 0, long.length)]).toEqual([20_000, 20_000]);
  });
});
