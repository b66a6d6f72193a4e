import {describe, expect, it} from '@jest/globals';
import {findings, times} from '../../helpers/findings.ts';

const set = (shared: string, n = 24) => times(n, i => `sks, ${shared}, tag ${i % 5}, thing ${i % 7}`);
const options = {trigger: ['sks'], purpose: 'character'} as const;

describe('always-true-tags', () => {
  it('offers what belongs to a character, keeps the picture', async () => {
    const [finding] = await findings('always-true-tags', set('blue hair, white background'), options);
    expect(finding?.fixes.map(({applicability}) => applicability)).toEqual(['suggested', 'manual']);
    expect(finding?.impact?.dhs).toBeGreaterThan(0);
  });
  it('is silent one caption short of all', async () => {
    const captions = set('blue hair').with(3, 'sks, tag 3');
    expect(await findings('always-true-tags', captions, options)).toEqual([]);
  });
  it('never speaks of trigger, quality tags, counts and what is allowed', async () => {
    const captions = set('masterpiece, 1girl, solo, on purpose');
    expect(await findings('always-true-tags', captions, {...options, allow: ['on purpose']})).toEqual([]);
  });
  it('is a note without gain below 20 items', async () => {
    const [finding] = await findings('always-true-tags', set('blue hair', 19), options);
    expect(finding).toMatchObject({severity: 'note', confidence: 'low', impact: null});
  });
  it('is normal for a style', async () => {
    const [finding] = await findings('always-true-tags', set('watercolour, flat colours, ink'), {
      ...options,
      purpose: 'style',
    });
    expect(finding).toMatchObject({severity: 'note', normalFor: 'style'});
    expect(finding?.fixes.every(({applicability}) => applicability === 'manual')).toBe(true);
  });
  it.each([
    ['warning', 'a one'],
    ['error', 'a one, b two, c three, d four'],
  ])('is a %s by saturation', async (severity, shared) => {
    const captions = times(24, i => `sks, ${shared}, tag ${i % 4}`);
    expect(await findings('always-true-tags', captions, {trigger: ['sks']})).toMatchObject([{severity}]);
  });
});
