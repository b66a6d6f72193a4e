import {PROFILES} from '../../src/config/profiles.ts';
import {memorySource, type MemoryItem} from '../../src/sources/memory.ts';
import {collectStatistics} from '../../src/statistics/collect.ts';
import type {CountedSide} from '../../src/statistics/distribution-change.ts';

/** Items in memory as one side of a comparison. */
async function sideOf(items: readonly MemoryItem[]): Promise<CountedSide> {
  const collected = await collectStatistics(memorySource(items), {
    profile: PROFILES.kohya,
    overrides: {budget: {encoder: 'none', tokens: 0}},
    trigger: ['pell'],
    allow: [],
    maxItems: Infinity,
  });
  return {statistics: collected.statistics, collected};
}

/** The same of captions; keys are `000`, `001`, … with something before them. */
export function captionSide(captions: readonly string[], before = ''): Promise<CountedSide> {
  return sideOf(captions.map((caption, i) => ({key: before + String(i).padStart(3, '0'), caption})));
}
