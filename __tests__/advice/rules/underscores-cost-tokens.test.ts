import {describe, expect, it} from '@jest/globals';
import {findings, times} from '../../helpers/findings.ts';

const tags = Array.from({length: 16}, (_, i) => `red_hat${String.fromCharCode(97 + i)}`).join(', ');

describe('underscores-cost-tokens', () => {
  it('fires where spaces would save captions, and leaves kaomoji', async () => {
    const [finding] = await findings(
      'underscores-cost-tokens',
      times(20, i => `${tags}, ^_^, t${i % 3}`),
    );
    expect(finding?.fixes.length).toBeGreaterThan(10);
    expect(JSON.stringify(finding?.fixes)).not.toContain('^_^');
  });
  it('is silent where captions are short', async () =>
    expect(
      await findings(
        'underscores-cost-tokens',
        times(20, i => `red_hat, t${i}`),
      ),
    ).toEqual([]));
});
