import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {UnionFind} from '../../src/math/union-find.ts';
import {findings, times} from '../helpers/findings.ts';

const LONG = Array.from({length: 20}, (_, i) => `tag ${i}`).join(', ');

describe('groups of twins', () => {
  it('hold near twins too, and name every one of them', async () => {
    const captions = [...times(38, i => `${LONG}, own ${i}`), 'hat', 'smile'];
    const [finding] = await findings('repeated-captions', captions);
    expect(finding?.evidence).toMatchObject([{kind: 'clusters', total: 1, clusters: [{length: 6}]}]);
    const [review] = finding?.fixes ?? [];
    expect(review?.kind === 'review-list' && review.keys).toHaveLength(38);
  });
  it('are all counted, though few are kept', async () => {
    const captions = times(60, i => `pair ${i >> 1}, same ${i >> 1}`);
    const [finding] = await findings('repeated-captions', captions);
    expect(finding?.evidence).toMatchObject([{total: 30}]);
  });
});

describe('UnionFind', () => {
  const joins = fc.array(fc.tuple(fc.nat(11), fc.nat(11)), {maxLength: 20});
  it('joins what a search through all joins reaches, named by its lowest member', () =>
    fc.assert(
      fc.property(joins, pairs => {
        const sets = new UnionFind(12);
        for (const [a, b] of pairs) sets.join(a, b);
        for (let from = 0; from < 12; from++) {
          const reached = new Set([from]);
          for (const one of reached) {
            for (const [a, b] of pairs) {
              if (a === one) reached.add(b);
              if (b === one) reached.add(a);
            }
          }
          expect(sets.find(from)).toBe(Math.min(...reached));
        }
      }),
    ));
});
