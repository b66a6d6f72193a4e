import {describe, expect, it} from '@jest/globals';
import {doubled, Uint32List} from '../../src/corpus/growable.ts';

describe('Uint32List', () => {
  it('holds what was pushed, beyond its first room', () => {
    const list = new Uint32List();
    const values = Array.from({length: 5000}, (_, i) => (i * 2_654_435_761) % 2 ** 32);
    for (const value of values) list.push(value);
    expect(list.length).toBe(5000);
    expect([...list.toArray()]).toEqual(values);
  });
  it('gives a copy', () => {
    const list = new Uint32List();
    list.push(1);
    const before = list.toArray();
    list.push(2);
    before[0] = 9;
    expect([...list.toArray()]).toEqual([1, 2]);
  });
});

describe('doubled(values)', () => {
  it('leaves room for as much again', () => expect([...doubled(Uint32Array.of(1, 2))]).toEqual([1, 2, 0, 0]));
});
