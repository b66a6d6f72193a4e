import {describe, expect, it} from '@jest/globals';
import {seededRandom} from '../../src/math/random.ts';
import {countWholes} from '../../src/statistics/pair-blocks.ts';
import {pairPlace} from '../../src/statistics/pair-place.ts';
import {times} from '../helpers/findings.ts';
import {corpusOf} from '../helpers/sets.ts';
import {tagSets} from '../helpers/tag-sets.ts';

const TAGS = 90;
/** More than two blocks of 16,384. */
const ROWS = 35_000;

describe('countWholes(corpus, placeAfter, counted)', () => {
  it('counts over the edges of blocks and slices what a look at every row counts', async () => {
    const random = seededRandom('pair blocks');
    // Tags in any order, some rows without any.
    const rows = times(ROWS, () => [
      ...new Set(times(Math.floor(random() * 7), () => Math.floor(random() ** 2 * TAGS))),
    ]);
    const corpus = {...(await corpusOf(['hat'])), ...unsorted(rows)};
    // Every third tag is not counted; the others have places from the end.
    const places = times(TAGS, tag => (tag % 3 === 0 ? -1 : TAGS - 1 - tag));
    const order = places.filter(place => place >= 0).toSorted((a, b) => a - b);
    const placeAfter = Uint16Array.from(places, place => 1 + order.indexOf(place));
    const n = new Float64Array(order.length);
    const both = new Uint32Array(pairPlace(0, order.length));
    for (const row of rows) {
      const own = row.map(tag => (placeAfter[tag] ?? 0) - 1).filter(place => place >= 0);
      for (const place of own) n[place]!++;
      for (const i of own) for (const j of own) if (i < j) both[pairPlace(i, j)]!++;
    }
    expect(countWholes(corpus, placeAfter, order.length)).toEqual({n, both});
  });

  it('counts nothing of nothing', async () => {
    const corpus = {...(await corpusOf(['hat'])), ...tagSets([])};
    expect(countWholes(corpus, Uint16Array.of(1), 1)).toEqual({n: new Float64Array(1), both: new Uint32Array(0)});
  });
});

function unsorted(rows: readonly (readonly number[])[]): {offsets: Uint32Array; tags: Uint32Array} {
  return {offsets: tagSets(rows).offsets, tags: Uint32Array.from(rows.flat())};
}
