import {describe, expect, it} from '@jest/globals';
import {PROFILES} from '../../src/config/profiles.ts';
import {memorySource} from '../../src/sources/memory.ts';
import {collectStatistics, type CollectOptions} from '../../src/statistics/collect.ts';
import {times} from '../helpers/findings.ts';
import {itemsOf} from '../helpers/sets.ts';

const collect = (n: number, options: Partial<CollectOptions> = {}) =>
  collectStatistics(memorySource(itemsOf(times(n, i => `hat, tag ${i % 3}`))), {
    profile: PROFILES.kohya,
    trigger: [],
    allow: [],
    maxItems: 10_000,
    ...options,
  });

describe('collectStatistics(source, options)', () => {
  it('gives the corpus with what was counted from it', async () => {
    const {corpus, terms, statistics} = await collect(6);
    expect([corpus.keys.length, terms, statistics.dataset.items]).toEqual([6, null, 6]);
    expect(statistics.settings).toEqual(corpus.profile);
  });
  it('lets overrides win over the profile', async () =>
    expect((await collect(3, {overrides: {separator: ' '}})).statistics.dataset.vocabulary).toBe(5));
  it.each([
    [5, 5, null],
    [6, 5, 'too-many-items'],
  ])('of %i items where %i are allowed', async (n, maxItems, code) => {
    const outcome = await collect(n, {maxItems}).then(
      () => null,
      (error: unknown) => error,
    );
    if (code === null) expect(outcome).toBeNull();
    else expect(outcome).toMatchObject({code, message: expect.stringContaining('5 items')});
  });
  it('says how far it is, every thousand items, and at the end', async () => {
    const told: (readonly [number, number | undefined])[] = [];
    await collect(2500, {onProgress: (done, all) => told.push([done, all])});
    expect(told).toEqual([
      [1000, 2500],
      [2000, 2500],
      [2500, 2500],
    ]);
  });
  it('stops when it is told to', async () => {
    const controller = new AbortController();
    const stopped = collect(5000, {signal: controller.signal, onProgress: () => controller.abort()});
    await expect(stopped).rejects.toMatchObject({name: 'AbortError'});
  });
});
