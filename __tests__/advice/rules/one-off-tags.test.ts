import {describe, expect, it} from '@jest/globals';
import {findings, times} from '../../helpers/findings.ts';

describe('one-off-tags', () => {
  const set = (single: number) =>
    times(30, i =>
      i < single
        ? `common, other ${i % 3}, only here ${'abcdefghijklmnopqrstuvwxyz'[i]}${i}`
        : `common, other ${i % 3}`,
    );
  it.each([
    [4, []],
    [7, ['warning']],
    [26, ['error']],
  ])('%i tags that occur once', async (single, severities) => {
    const found = await findings('one-off-tags', set(single));
    expect(found.map(({severity}) => severity)).toEqual(severities);
  });
  it('never offers to remove them', async () => {
    const [finding] = await findings('one-off-tags', set(26));
    expect(finding?.fixes).toEqual([]);
    expect(finding?.todo).toContain('Do not delete them in bulk');
  });
  it('lists twins that differ in small words', async () => {
    const captions = [...set(10), 'mickey in a hat', 'mickey with a hat'];
    const [finding] = await findings('one-off-tags', captions);
    expect(JSON.stringify(finding?.evidence)).toContain('mickey in a hat · mickey with a hat');
  });
});
