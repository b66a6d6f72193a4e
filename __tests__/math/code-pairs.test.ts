import {describe, expect, it} from '@jest/globals';
import {PairList} from '../../src/math/code-pairs.ts';
import {times} from '../helpers/findings.ts';

describe('PairList', () => {
  it('keeps what was added, beyond the room that it began with', () => {
    const pairs = new PairList(Infinity);
    for (let i = 0; i < 5000; i++) pairs.add(i, 2 * i + 1, i % 65);
    expect(pairs.toPairs()).toEqual({
      a: Uint32Array.from(times(5000, i => i)),
      b: Uint32Array.from(times(5000, i => 2 * i + 1)),
      distance: Uint8Array.from(times(5000, i => i % 65)),
    });
    expect(pairs.full).toBe(false);
  });

  it('takes no more than allowed, and says so', () => {
    const pairs = new PairList(2);
    pairs.add(0, 1, 3);
    pairs.add(0, 2, 4);
    expect(pairs.full).toBe(false);
    pairs.add(1, 2, 5);
    expect(pairs.full).toBe(true);
    expect(pairs.toPairs()).toEqual({a: Uint32Array.of(0, 0), b: Uint32Array.of(1, 2), distance: Uint8Array.of(3, 4)});
  });

  it('is empty at first', () => expect(new PairList(9).toPairs().a.length).toBe(0));
});
