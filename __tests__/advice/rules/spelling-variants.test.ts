import {describe, expect, it} from '@jest/globals';
import {findings, times} from '../../helpers/findings.ts';

describe('spelling-variants', () => {
  it('renames to the commonest spelling, safely for CLIP', async () => {
    const captions = times(20, i => (i < 3 ? 'blue_hair, a' : 'blue hair, b'));
    const [finding] = await findings('spelling-variants', captions);
    expect(finding?.fixes).toEqual([{kind: 'rename-tag', from: ['blue_hair'], to: 'blue hair', applicability: 'safe'}]);
    expect(finding?.impact?.dhs).toBeGreaterThan(0);
  });
  it('never rewrites kaomoji', async () =>
    expect(
      await findings(
        'spelling-variants',
        times(20, i => (i < 3 ? '^ ^, a' : '^_^, b')),
      ),
    ).toEqual([]));
  it.each([
    ['a slip', 'scrarf', 1],
    ['two letters swapped', 'sacrf', 1],
    ['two edits', 'scraaf x', 0],
    ['another number', 'scarf 2', 0],
    ['a short word', 'scar', 0],
  ])('%s: %s', async (_what, rare, count) => {
    const captions = [...times(20, i => `hat ${i % 2}, scarf`), `hat 1, ${rare}`];
    expect(await findings('spelling-variants', captions)).toHaveLength(count);
  });
  it('lets two words be that stand in one caption', async () =>
    expect(await findings('spelling-variants', [...times(20, i => `hat ${i % 2}, skirt`), 'skirt, shirt'])).toEqual(
      [],
    ));
});
