import {describe, expect, it} from '@jest/globals';
import {analyzeFully} from '../../src/analyze.ts';
import {validity} from '../../src/metrics/validity.ts';
import {memorySource} from '../../src/sources/memory.ts';
import type {Note, NoteCode} from '../../src/sources/notes.ts';
import type {Item, Source} from '../../src/sources/source.ts';
import {measured, type Measured, valueOf} from '../helpers/captions.ts';

interface Defects {
  /** Notes on the items, one list an item. */
  readonly items: readonly (readonly NoteCode[])[];
  readonly rejected?: readonly NoteCode[];
  readonly ofDataset?: readonly Note[];
}

/** A source as a reader of files would make it: items with notes, images it rejected, notes on the whole. */
function source({items, rejected = [], ofDataset = []}: Defects): Source {
  const memory = memorySource(items.map((_codes, i) => ({key: `${i}.png`, caption: 'hat, bow'})));
  return {
    detection: {
      ...memory.detection,
      rejected: rejected.map((code, i) => ({key: `rejected-${i}.png`, note: {code}})),
      notes: ofDataset,
    },
    async *items(signal) {
      let i = 0;
      for await (const item of memory.items(signal)) {
        yield {...item, notes: (items[i++] ?? []).map(code => ({code}))} satisfies Item;
      }
    },
  };
}

async function ofDefects(defects: Defects): Promise<Measured> {
  return validity.measure((await analyzeFully(source(defects), {advice: false})).statistics);
}

describe('validity.measure({validity})', () => {
  it.each([
    ['0 for clean captions', ['hat, bow', 'hat'], 0],
    ['½ when one of two captions is empty', ['hat', ''], 1 / 2],
    ['1 when all are', ['', ''], 1],
    ['¼ for a wildcard that the trainer learns as it stands', ['hat', '{red|blue} hat', 'bow', 'cat'], 1 / 4],
    ['0 for tags that repeat: that is hygiene', ['hat, hat', 'bow'], 0],
  ])('is %s', async (_what, captions, expected) => expect(await valueOf(validity, captions)).toBe(expected));

  it.each([
    ['counts an item once, however many defects it has', {items: [['caption-not-utf8', 'caption-bom'], []]}, 1 / 2],
    ['counts images that the trainer does not load', {items: [[]], rejected: ['image-not-an-image']}, 1 / 2],
    [
      'counts captions without an image',
      {items: [[], []], ofDataset: [{code: 'caption-without-image', place: 'lost.txt'}]},
      1 / 3,
    ],
    ['does not count remarks and warnings', {items: [['caption-variants'], ['two-captions']]}, 0],
    ['does not count notes on the set as a whole', {items: [[]], ofDataset: [{code: 'stale-cache'}]}, 0],
  ] as [string, Defects, number][])('%s', async (_what, defects, expected) =>
    expect((await ofDefects(defects)).value).toBeCloseTo(expected, 14),
  );

  it('counts Git LFS pointers apart: they are not checked out, not broken', async () =>
    expect(await ofDefects({items: [['lfs-pointer'], ['lfs-pointer'], ['caption-bom'], []]})).toMatchObject({
      value: 1 / 4,
      detail: {values: {things: 4, defective: 1, harmed: 1 / 4, 'lfs-pointers': 2}},
    }));

  it('scores every defect, and shows apart those that harm', () => {
    const counts = {things: 8, defective: 4, harmed: 2, pointers: 0, notes: []};
    expect(validity.measure({validity: counts})).toMatchObject({value: 0.5, detail: {values: {harmed: 0.25}}});
  });

  it('is not applicable to nothing', async () =>
    expect(await measured(validity, [])).toEqual({notApplicable: 'There is nothing to read.'}));
});
