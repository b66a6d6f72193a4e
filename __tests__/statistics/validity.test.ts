import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {NOTES, type NoteCode} from '../../src/sources/notes.ts';
import {countValidity, type Found, type Placed} from '../../src/statistics/validity.ts';

const CODES = Object.keys(NOTES) as NoteCode[];
const placed = (key: string, code: NoteCode, more = {}): Placed => ({key, note: {code, ...more}});
const anyPlaced = fc.record({
  key: fc.constantFrom('a.png', 'b.png', 'c.png'),
  note: fc.record({code: fc.constantFrom(...CODES)}),
});

const NOTHING: Found = {keys: [], dropped: [], notes: [], rejected: [], ofDataset: []};
const count = (found: Partial<Found>) => countValidity({...NOTHING, ...found});
const KEYS = ['a.png', 'b.png', 'c.png'];

describe('countValidity(found)', () => {
  it('counts things, not notes', () =>
    expect(
      count({keys: KEYS, notes: [placed('a.png', 'caption-bom'), placed('a.png', 'caption-empty')]}),
    ).toMatchObject({
      things: 3,
      defective: 1,
      harmed: 1,
    }));
  it('agrees with looking at each thing', () =>
    fc.assert(
      fc.property(fc.array(anyPlaced), notes => {
        const having = (test: (code: NoteCode) => boolean) =>
          KEYS.filter(key => notes.some(one => one.key === key && test(one.note.code))).length;
        expect(count({keys: KEYS, notes})).toMatchObject({
          things: 3,
          defective: having(code => code !== 'lfs-pointer' && NOTES[code].defect),
          harmed: having(code => NOTES[code].harm),
          pointers: having(code => code === 'lfs-pointer'),
        });
      }),
    ));
  it('puts rejected images and orphan captions into the denominator', () => {
    const rejected = [placed('x.gif', 'image-extension-unread'), placed('x.gif', 'image-not-an-image')];
    const orphans = [{code: 'caption-without-image', place: 'y.txt'}] as const;
    expect(count({keys: ['a.png', 'b.png'], rejected, ofDataset: orphans})).toMatchObject({
      things: 4,
      defective: 2,
      harmed: 2,
    });
  });
  it('counts a dropped item once, and no item twice for a note on the whole set', () => {
    const dropped = {dropped: ['c.png'], notes: [placed('c.png', 'caption-missing')]};
    const ofDataset = [
      {code: 'file-unreadable', place: 'a.png'},
      {code: 'name-undecodable', place: 'caf%E9.txt'},
    ] as const;
    expect(count({keys: ['a.png'], ...dropped, ofDataset})).toMatchObject({things: 2, defective: 2, harmed: 2});
  });
  it('keeps pointers apart, which are not checked out', () =>
    expect(count({keys: ['a.png'], notes: [placed('a.png', 'lfs-pointer')]})).toMatchObject({
      defective: 0,
      harmed: 0,
      pointers: 1,
    }));
  it('does not count notes on the whole set as things', () =>
    expect(count({keys: ['a.png'], ofDataset: [{code: 'nested-folders', place: 'deep'}]})).toMatchObject({
      things: 1,
      defective: 0,
    }));
  it('gives one entry a code in the order of the catalogue, places and details by code unit', () => {
    const notes = [
      placed('b.png', 'literal-syntax', {detail: '|||'}),
      placed('a.png', 'literal-syntax', {detail: '{a|b}'}),
      placed('b.png', 'caption-empty', {place: 'b.txt'}),
      placed('a.png', 'literal-syntax', {detail: '|||'}),
    ];
    expect(count({keys: ['a.png', 'b.png'], notes}).notes).toEqual([
      {code: 'caption-empty', count: 1, places: ['b.txt'], details: []},
      {code: 'literal-syntax', count: 3, places: ['a.png', 'b.png'], details: ['{a|b}', '|||']},
    ]);
  });
});
