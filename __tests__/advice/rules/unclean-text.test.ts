import {describe, expect, it} from '@jest/globals';
import {findings, times} from '../../helpers/findings.ts';

describe('unclean-text', () => {
  it.each([
    ['a, b,', 'ends in a separator', 'safe'],
    ['a,, b', 'holds empty tags', 'safe'],
    ['a\u200b, b', 'holds invisible characters', 'safe'],
    ['a\u00a0c, b', 'holds no-break spaces', 'suggested'],
    ['a，b', 'uses full-width commas', 'suggested'],
  ])('%j', async (caption, words, applicability) => {
    const found = await findings('unclean-text', [caption, ...times(29, i => `c${i % 4}, d`)]);
    expect(found).toMatchObject([{what: `1 caption ${words}`, fixes: [{kind: 'normalise-text', applicability}]}]);
  });
  it('is silent on clean text', async () =>
    expect(
      await findings(
        'unclean-text',
        times(5, i => `a, b${i}`),
      ),
    ).toEqual([]));
  it('gains what it says', async () => {
    const [finding] = await findings(
      'unclean-text',
      times(20, i => `a${i % 4}, b,`),
    );
    expect(finding?.impact?.pillars.quality).toBeGreaterThan(10);
  });
});
