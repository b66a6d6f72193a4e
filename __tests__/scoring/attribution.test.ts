import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {attribute, type AttributedPart, type Limit} from '../../src/scoring/attribution.ts';

const points = fc.double({min: 0, max: 100, noNaN: true});

/** Up to twelve metrics whose weights sum to 1. */
const parts: fc.Arbitrary<AttributedPart[]> = fc
  .array(fc.tuple(fc.double({min: 0.01, max: 1, noNaN: true}), points, points), {minLength: 1, maxLength: 12})
  .map(list => {
    const all = list.reduce((total, [weight]) => total + weight, 0);
    return list.map(([weight, base, head], i) => ({id: `metric ${i}`, weight: weight / all, base, head}));
  });
const limits: fc.Arbitrary<Limit> = fc
  .tuple(fc.constantFrom(39, 100), fc.constantFrom(39, 100), fc.constantFrom('metric 0', 'metric 3', 'a cap'))
  .map(([base, head, owner]) => ({base, head, with: owner}));

function score(list: readonly AttributedPart[], side: 'base' | 'head', limit: Limit): number {
  const mean = list.reduce((total, part) => total + part.weight * part[side], 0);
  return Math.min(limit[side], mean);
}

const FREE: Limit = {base: 100, head: 100, with: ''};

/** The definition: every order in which the parts can change. */
function byOrders(list: readonly AttributedPart[], limit: Limit): number[] {
  const totals = list.map(() => 0);
  const orders = permutations(list.map((_, i) => i));
  for (const order of orders) {
    let now = list.map(part => ({...part, head: part.base}));
    let highest = limit.base;
    for (const i of order) {
      const before = score(now, 'head', {...limit, head: highest});
      if (list[i]?.id === limit.with) highest = limit.head;
      now = now.map((part, place) => (place === i ? {...part, head: list[i]?.head ?? 0} : part));
      totals[i] = (totals[i] ?? 0) + score(now, 'head', {...limit, head: highest}) - before;
    }
  }
  return totals.map(total => total / orders.length);
}

function permutations(list: readonly number[]): number[][] {
  if (list.length < 2) return [[...list]];
  return list.flatMap(first => permutations(list.filter(i => i !== first)).map(rest => [first, ...rest]));
}

describe('attribute(parts, limit)', () => {
  it('sums to the change of the score to 1e-9, with and without limits', () =>
    fc.assert(
      fc.property(parts, limits, (list, limit) => {
        const total = attribute(list, limit).reduce((all, part) => all + part.points, 0);
        const delta = score(list, 'head', limit) - score(list, 'base', limit);
        expect(Math.abs(total - delta)).toBeLessThanOrEqual(1e-9);
      }),
      {numRuns: 200},
    ));
  it('is W Δs where no limit holds', () =>
    fc.assert(
      fc.property(parts, list =>
        expect(attribute(list, FREE)).toEqual(
          list.map(({id, weight, base, head}) => ({id, points: weight * (head - base)})),
        ),
      ),
    ));
  it('agrees with the mean over all orders', () =>
    fc.assert(
      fc.property(parts, limits, (list, limit) => {
        const few = list.slice(0, 5);
        const owned = {...limit, with: few[0]?.id ?? ''};
        const wanted = byOrders(few, owned);
        for (const [i, {points: found}] of attribute(few, owned).entries())
          expect(found).toBeCloseTo(wanted[i] ?? NaN, 9);
      }),
      {numRuns: 60},
    ));
  it('changes its signs when the sides change places', () =>
    fc.assert(
      fc.property(parts, limits, (list, limit) => {
        const turned = list.map(part => ({...part, base: part.head, head: part.base}));
        const back = attribute(turned, {...limit, base: limit.head, head: limit.base});
        for (const [i, part] of attribute(list, limit).entries())
          expect(part.points).toBeCloseTo(-(back[i]?.points ?? NaN), 9);
      }),
      {numRuns: 60},
    ));
  it('gives nothing to what did not move, and equal shares to equals', () => {
    const list = [
      {id: 'spread', weight: 0.25, base: 50, head: 50},
      {id: 'gini', weight: 0.375, base: 20, head: 80},
      {id: 'validity', weight: 0.375, base: 20, head: 80},
    ];
    const [spread, gini, validity] = attribute(list, {base: 39, head: 39, with: 'validity'});
    expect(spread?.points).toBe(0);
    expect(gini?.points).toBeCloseTo(validity?.points ?? NaN, 12);
  });
  it('gives a limit an entry of its own where its metric was not compared', () => {
    const list = [{id: 'spread', weight: 1, base: 90, head: 90}];
    expect(attribute(list, {base: 100, head: 39, with: 'validity'})).toEqual([
      {id: 'spread', points: 0},
      {id: 'validity', points: -51},
    ]);
  });
  it('has no parts without metrics', () => expect(attribute([])).toEqual([]));
});
