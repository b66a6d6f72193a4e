import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {seededRandom} from '../../src/math/random.ts';
import {featureChanges} from '../../src/statistics/feature-changes.ts';
import {FEATURES, type ItemFeatures} from '../../src/statistics/item-features.ts';
import type {ItemPairs} from '../../src/statistics/item-pairs.ts';

/** Only one feature is known. */
function brightnessOf(values: readonly number[]): ItemFeatures {
  const all = FEATURES.map(name => [name, new Float64Array(values.length).fill(Number.NaN)] as const);
  return {
    ...(Object.fromEntries(all) as Record<(typeof FEATURES)[number], Float64Array>),
    brightness: Float64Array.from(values),
  };
}

/** The first items of both are the same ones. */
function growing(kept: number, removed: number, added: number): ItemPairs {
  return {
    kept: Array.from({length: kept}, (_, i) => [i, i] as const),
    edited: [],
    removed: Array.from({length: removed}, (_, i) => kept + i),
    added: Array.from({length: added}, (_, i) => kept + i),
  };
}

function draw(n: number, seed: string, shift = 0): number[] {
  const random = seededRandom(seed);
  return Array.from({length: n}, () => random() + shift);
}

describe('featureChanges(base, head, pairs)', () => {
  it('finds the pictures that came, beside many that stayed', () => {
    const old = draw(100, 'old');
    const [change] = featureChanges(
      brightnessOf(old),
      brightnessOf([...old, ...draw(40, 'new', 0.9)]),
      growing(100, 0, 40),
    );
    expect(change).toMatchObject({feature: 'brightness', flagged: true});
    expect(change?.p).toBeLessThan(1e-6);
  });
  it('does not flag what is no bigger than .2, however sure', () => {
    const old = draw(1000, 'old');
    const [change] = featureChanges(
      brightnessOf(old),
      brightnessOf([...old, ...draw(100, 'new', 0.9)]),
      growing(1000, 0, 100),
    );
    expect(change?.q).toBeLessThan(0.05);
    expect(change?.flagged).toBe(false);
  });
  it('tests pictures that were replaced under their names by the sign of their change', () => {
    const old = draw(30, 'old');
    const pairs = {...growing(0, 0, 0), edited: old.map((_, i) => [i, i] as const)};
    const [change] = featureChanges(brightnessOf(old), brightnessOf(old.map(value => value + 0.4)), pairs);
    expect(change?.p).toBeCloseTo(2 ** -29, 15);
    expect(change?.flagged).toBe(true);
  });
  it('is nothing for equal sides, and says nothing of fewer than 20 or of what is not known', () =>
    fc.assert(
      fc.property(fc.array(fc.double({min: 0, max: 1, noNaN: true}), {maxLength: 40}), values => {
        const found = featureChanges(brightnessOf(values), brightnessOf(values), growing(values.length, 0, 0));
        expect(found.map(({feature}) => feature)).toEqual(values.length < 20 ? [] : ['brightness']);
        for (const change of found) expect(change).toMatchObject({distance: 0, p: 1, q: 1, flagged: false});
      }),
    ));
  it('flags samples of one population rarely', () => {
    let flagged = 0;
    for (let run = 0; run < 200; run++) {
      const old = draw(60, `old ${run}`);
      const pairs = growing(30, 30, 30);
      const now = [...old.slice(0, 30), ...draw(30, `new ${run}`)];
      if (featureChanges(brightnessOf(old), brightnessOf(now), pairs)[0]?.flagged === true) flagged++;
    }
    expect(flagged).toBeLessThanOrEqual(10);
  });
});
