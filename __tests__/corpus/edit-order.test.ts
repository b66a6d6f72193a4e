import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import type {Edit} from '../../src/corpus/edit-kind.ts';
import {orderEdits} from '../../src/corpus/edit-order.ts';

const rename = (from: string, to: string): Edit => ({kind: 'rename-tag', from: [from], to});
const renames = (...edits: Edit[]) =>
  orderEdits(edits).edits.map(edit => (edit.kind === 'rename-tag' ? [edit.from, edit.to] : edit.kind));

describe('orderEdits(edits)', () => {
  it('collapses chains', () => expect(renames(rename('a', 'b'), rename('b', 'c'))).toEqual([[['a', 'b'], 'c']]));
  it('makes none of a circle, and names two of it', () => {
    const {edits, conflicts} = orderEdits([rename('a', 'b'), rename('b', 'a'), rename('x', 'y')]);
    expect(edits).toEqual([{kind: 'rename-tag', from: ['x'], to: 'y'}]);
    expect(conflicts).toEqual([['rename “a” to “b”', 'rename “b” to “a”']]);
  });
  it('makes none of what leads into a circle', () =>
    expect(renames(rename('z', 'a'), rename('a', 'b'), rename('b', 'a'))).toEqual([]));
  it('makes none of two names for one tag', () => {
    const {edits, conflicts} = orderEdits([rename('a', 'c'), rename('a', 'b')]);
    expect([edits, conflicts]).toEqual([[], [['rename “a” to “b”', 'rename “a” to “c”']]]);
  });
  it('takes the same rename twice for one, and to itself for none', () =>
    expect(renames(rename('a', 'b'), rename('a', 'b'), rename('c', 'c'))).toEqual([[['a'], 'b']]));
  it('leaves other edits as they are', () => {
    const edits: Edit[] = [
      {kind: 'remove-tag', tag: 'a', items: 'all'},
      {kind: 'deduplicate-tags', by: 'exact'},
    ];
    expect(orderEdits(edits)).toEqual({edits, conflicts: []});
  });
  const edit = fc
    .tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('a', 'b', 'c', 'd', 'e'))
    .map(([from, to]) => rename(from, to));
  it('gives the same whatever the order', () =>
    fc.assert(
      fc.property(fc.array(edit, {maxLength: 6}), fc.infiniteStream(fc.nat(1000)), (edits, stream) => {
        const shuffled = edits
          .map(one => ({one, at: stream.next().value}))
          .toSorted((a, b) => a.at - b.at)
          .map(({one}) => one);
        expect(orderEdits(shuffled)).toEqual(orderEdits(edits));
      }),
    ));
  it('renames nothing to what is renamed', () =>
    fc.assert(
      fc.property(fc.array(edit, {maxLength: 6}), edits => {
        const made = orderEdits(edits).edits.flatMap(one => (one.kind === 'rename-tag' ? [one] : []));
        const froms = new Set(made.flatMap(({from}) => from));
        for (const {to} of made) expect(froms.has(to)).toBe(false);
      }),
    ));
});
