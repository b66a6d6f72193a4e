import {describe, expect, it} from '@jest/globals';
import {PROFILES} from '../../src/config/profiles.ts';
import {memorySource} from '../../src/sources/memory.ts';
import {collectCompared, collectStatistics, type CollectOptions} from '../../src/statistics/collect.ts';
import {times} from '../helpers/findings.ts';
import {itemsOf} from '../helpers/sets.ts';

const OPTIONS: CollectOptions = {
  profile: PROFILES.kohya,
  trigger: ['pell'],
  allow: ['hat'],
  tokenizers: ['t5 0'],
  maxItems: 100,
};
const KINDS: readonly (readonly [string, readonly string[]])[] = [
  ['tags', times(30, i => `pell, hat, tag ${i % 3}`)],
  ['prose', times(30, i => `A woman who wears a red hat stands in front of house number ${i} and looks at the sea.`)],
  ['mixed captions', times(30, i => `pell, hat, a woman who wears a red hat and looks at house ${i}, tag ${i % 3}`)],
  ['no captions', ['', '']],
];

describe('collectCompared(source, options)', () => {
  it.each(KINDS)('counts what comparisons read of %s, and that as all statistics have it', async (_name, captions) => {
    const items = itemsOf(captions);
    const {statistics: all, ...read} = await collectStatistics(memorySource(items), OPTIONS);
    const {statistics, ...same} = await collectCompared(memorySource(items), OPTIONS);
    const {
      dataset: {profile, style, trigger},
      tagCounts,
      alignment: {model},
      settings,
      told,
    } = all;
    expect(same).toEqual(read);
    expect(statistics).toEqual({
      dataset: {profile, style, trigger},
      // Shown, and never compared.
      tagCounts: tagCounts && {...tagCounts, entropyError: null},
      alignment: {model},
      settings,
      told,
    });
  });
});
