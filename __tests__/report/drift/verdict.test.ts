import {describe, expect, it} from '@jest/globals';
import {compare} from '../../../src/compare.ts';
import type {Comparison} from '../../../src/report/comparison.ts';
import {judgeDrift} from '../../../src/report/drift/verdict.ts';
import {memorySource} from '../../../src/sources/memory.ts';
import {times} from '../../helpers/findings.ts';
import {itemsOf} from '../../helpers/sets.ts';

const HATS = times(40, i => `pell, hat ${'abcdef'[i % 6]}, view ${'xyz'[i % 3]}, scarf ${'uvwst'[i % 5]}`);
const SHIPS = times(40, i => `pell, ship ${'abcdef'[i % 6]}, sea ${'xyz'[i % 3]}, sail ${'uvwst'[i % 5]}`);

function compared(base: readonly string[], head: readonly string[]): Promise<Comparison> {
  return compare(memorySource(itemsOf(base), 'base'), memorySource(itemsOf(head), 'head'), {trigger: ['pell']});
}

describe('judgeDrift(comparison)', () => {
  it('is no for what is as it was, however small', async () => {
    expect(judgeDrift(await compared(HATS, HATS))).toEqual({drift: 'no'});
    expect(judgeDrift(await compared(HATS.slice(0, 5), HATS.slice(0, 5)))).toEqual({drift: 'no'});
  });
  it('is yes when something else comes in, with what moved', async () => {
    expect(judgeDrift(await compared(HATS, [...HATS, ...SHIPS]))).toMatchObject({
      drift: 'yes',
      kinds: expect.arrayContaining(['tags', 'single-tags']) as unknown,
    });
  });
  it('is no for more of the same', async () => {
    expect(judgeDrift(await compared(HATS, [...HATS, ...HATS.slice(0, 20)]))).toEqual({drift: 'no'});
  });
  it('is unknown below 20 items a side', async () => {
    expect(judgeDrift(await compared(HATS.slice(0, 10), SHIPS.slice(0, 10)))).toMatchObject({drift: 'unknown'});
  });
  it('takes the limits that it is told', async () => {
    const found = await compared(HATS, [...HATS, ...SHIPS]);
    const only = {
      ...found,
      features: [],
      significance: {untested: ''},
      distribution: {...found.distribution, flaggedTags: 0},
    } as Comparison;
    expect(judgeDrift(only, {threshold: 0.05, drop: 5})).toMatchObject({drift: 'yes', kinds: ['tags']});
    expect(judgeDrift(only, {threshold: 1, drop: 5})).toEqual({drift: 'no'});
  });
  it('counts a proved fall of the score', async () => {
    const found = await compared(HATS, HATS);
    const fallen = {...found, significance: {p: 0.01, draws: 199}, score: {...found.score, delta: -5}} as Comparison;
    expect(judgeDrift(fallen)).toEqual({drift: 'yes', kinds: ['score']});
    expect(judgeDrift({...fallen, score: {...fallen.score, delta: -4.9}})).toEqual({drift: 'no'});
  });
});
