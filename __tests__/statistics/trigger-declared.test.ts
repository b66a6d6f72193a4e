import {describe, expect, it} from '@jest/globals';
import {findings, times} from '../helpers/findings.ts';

describe('a declared trigger', () => {
  it('that is in no caption is missing from all', async () => {
    const captions = times(24, i => `hat, tag ${i % 5}`);
    expect(await findings('trigger-placement', captions, {trigger: ['sks']})).toMatchObject([
      {subject: {keys: ['missing']}, evidence: [{total: 24}]},
    ]);
  });
  it('that begins a longer tag is there', async () => {
    const captions = times(24, i => `sks girl, tag ${i % 5}`);
    expect(await findings('trigger-placement', captions, {trigger: ['sks']})).toEqual([]);
  });
  it('is not found inside another word', async () => {
    const captions = times(24, i => `desksides, tag ${i % 5}`);
    expect(await findings('trigger-placement', captions, {trigger: ['sks']})).toHaveLength(1);
  });
});
