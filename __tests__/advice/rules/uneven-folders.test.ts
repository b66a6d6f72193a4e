import {describe, expect, it} from '@jest/globals';
import {findings} from '../../helpers/findings.ts';

const set = (sizes: readonly number[], repeats: readonly number[]) =>
  sizes.flatMap((size, k) =>
    Array.from({length: size}, (_, i) => ({caption: `kind ${k}, tag ${i % 5}`, repeats: repeats[k] ?? 1})),
  );

describe('uneven-folders', () => {
  it('fires by exposures and proposes repeats', async () => {
    const [finding] = await findings('uneven-folders', set([24, 2], [1, 2]));
    expect(finding?.fixes).toEqual([{kind: 'set-repeats', subset: '×2', from: 2, to: 10, applicability: 'suggested'}]);
  });
  it('is silent where repeats balance', async () =>
    expect(await findings('uneven-folders', set([20, 2], [1, 10]))).toEqual([]));
  it('is silent up to 2 : 1', async () => expect(await findings('uneven-folders', set([10, 10], [1, 2]))).toEqual([]));
});
