import {describe, expect, it} from '@jest/globals';
import {findings, times} from '../../helpers/findings.ts';

describe('duplicate-tags', () => {
  it('removes exact repeats safely, neighbours only when asked', async () => {
    const [apart] = await findings(
      'duplicate-tags',
      times(20, i => `smile, a${i}, smile`),
    );
    const [beside] = await findings(
      'duplicate-tags',
      times(20, i => `a${i}, boy, boy`),
    );
    const [cased] = await findings(
      'duplicate-tags',
      times(20, i => `Smile, a${i}, smile`),
    );
    expect([apart?.fixes, beside?.fixes, cased?.fixes]).toMatchObject([
      [{by: 'exact', applicability: 'safe'}],
      [{by: 'exact', applicability: 'suggested'}],
      [{by: 'matchKey', applicability: 'suggested'}],
    ]);
    expect(apart?.impact?.dhs).toBeGreaterThan(0);
  });
  it.each([
    [1, 'note'],
    [2, 'warning'],
  ])('%i of 20 is a %s', async (n, severity) =>
    expect(
      await findings(
        'duplicate-tags',
        times(20, i => (i < n ? `x, a${i}, x` : `a${i}`)),
      ),
    ).toMatchObject([{severity}]),
  );
});
