import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {uniqueNames} from '../../src/plots/unique-names.ts';

describe('uniqueNames(names)', () => {
  it('numbers those that are alike, from the second on', () => {
    expect(uniqueNames(['hat', 'cap', 'hat', 'hat'])).toEqual(['hat', 'cap', 'hat (2)', 'hat (3)']);
  });
  it('leaves a name to what is called so', () => {
    expect(uniqueNames(['hat', 'hat', 'hat (2)'])).toEqual(['hat', 'hat (3)', 'hat (2)']);
    expect(uniqueNames(['hat (2)', 'hat', 'hat', 'hat'])).toEqual(['hat (2)', 'hat', 'hat (3)', 'hat (4)']);
    expect(uniqueNames(['hat (2)', 'hat (2)', 'hat', 'hat'])).toEqual(['hat (2)', 'hat (2) (2)', 'hat', 'hat (3)']);
  });
  it('of any names are different, and each name stays once', () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom('hat', 'hat (2)', 'hat (3)', 'hat (2) (2)', 'cap', '')), names => {
        const unique = uniqueNames(names);
        expect(new Set(unique).size).toBe(names.length);
        for (const [i, name] of names.entries()) {
          if (names.indexOf(name) === i) expect(unique[i]).toBe(name);
          else expect(unique[i]?.startsWith(name)).toBe(true);
        }
      }),
    ));
  it('of 20,000 alike names take no time: a number is tried once', () => {
    const unique = uniqueNames(Array.from({length: 20_000}, (_, i) => (i % 2 === 0 ? 'hat' : `hat (${i})`)));
    expect(new Set(unique).size).toBe(20_000);
  });
});
