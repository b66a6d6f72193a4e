import {describe, expect, it} from '@jest/globals';
import {findings} from '../../helpers/findings.ts';

const set = (sizes: readonly number[], repeats: readonly number[]) =>
  sizes.flatMap((size, k) =>
    Array.from({length: size}, (_, i) => ({caption: `kind ${k}, tag ${i % 5}`, repeats: repeats[k] ?? 1})),
  );
const of = (sizes: readonly number[], repeats: readonly number[]) => findings('uneven-folders', set(sizes, repeats));

/** Normalised entropy of the exposures. */
function evenness(exposures: readonly number[]): number {
  const all = exposures.reduce((a, b) => a + b);
  return -exposures.reduce((sum, x) => sum + (x / all) * Math.log(x / all), 0) / Math.log(exposures.length);
}

describe('uneven-folders', () => {
  it.each([
    ['one folder', [40], [1], 0],
    ['2 : 1', [10, 10], [1, 2], 0],
    ['2.1 : 1, for two folders below .95', [21, 5], [1, 2], 1],
    ['7 : 3, below .95', [70, 15], [1, 2], 1],
    ['12 : 1', [24, 1], [1, 2], 1],
    ['balanced by repeats', [20, 2], [1, 10], 0],
    ['unbalanced by repeats', [20, 20], [1, 10], 1],
  ])('%s', async (_what, sizes, repeats, count) => {
    const exposures = sizes.map((size, k) => size * (repeats[k] ?? 1));
    const uneven = exposures.length > 1 && evenness(exposures) < 0.95;
    expect(uneven && Math.max(...exposures) > 2 * Math.min(...exposures)).toBe(count === 1);
    expect(await of(sizes, repeats)).toHaveLength(count);
  });
  it('needs both, a wide span and a low entropy', async () => {
    // Ten folders, nine of them alike: 3 : 1, but the entropy is .98.
    const sizes = [12, 12, 12, 12, 12, 12, 12, 12, 12, 4];
    expect(evenness(sizes)).toBeGreaterThan(0.95);
    const repeats = sizes.map((_, k) => 1 + k / 1000);
    expect(await of(sizes, repeats)).toEqual([]);
  });
  it('fires by exposures and proposes repeats', async () => {
    const [finding] = await of([24, 2], [1, 2]);
    expect(finding?.fixes).toEqual([{kind: 'set-repeats', subset: '×2', from: 2, to: 10, applicability: 'suggested'}]);
    expect(finding).toMatchObject({
      severity: 'warning',
      what: '`×1` is seen 24 times an epoch, `×2` 4 times',
      subject: {kind: 'subsets', keys: ['×1', '×2']},
    });
  });
  it.each([
    // r = clamp(round half up(largest / size), 1, 10).
    [[24, 10], [1, 5], 2],
    [[25, 10], [1, 6], 3],
    [[24, 1], [1, 2], 10],
    [[40, 30], [1, 5], 1],
  ])('sizes %j with repeats %j: the second gets %i', async (sizes, repeats, to) => {
    const [finding] = await of(sizes, repeats);
    const second = finding?.fixes.find(fix => fix.kind === 'set-repeats' && fix.subset === `×${repeats[1]}`);
    expect(second).toMatchObject({from: repeats[1], to});
  });
  it('does not touch what is right already', async () => {
    const [finding] = await of([40, 20, 1], [1, 2, 3]);
    expect(finding?.fixes.map(fix => fix.kind === 'set-repeats' && fix.subset)).toEqual(['×3']);
  });
  it('shows folders by exposures, ties by name', async () => {
    const [finding] = await of([40, 2, 2, 1], [1, 2, 1.5, 4]);
    expect(finding?.evidence).toEqual([
      {
        kind: 'subsets',
        total: 4,
        subsets: [
          {name: '×1', items: 40, exposures: 40},
          {name: '×2', items: 2, exposures: 4},
          {name: '×4', items: 1, exposures: 4},
          {name: '×1.5', items: 2, exposures: 3},
        ],
      },
    ]);
  });
  it('shows twelve folders and counts all', async () => {
    const sizes = [60, ...Array.from({length: 14}, () => 1)];
    const [finding] = await of(
      sizes,
      sizes.map((_, k) => k + 1),
    );
    const [evidence] = finding?.evidence ?? [];
    expect(evidence?.kind === 'subsets' && [evidence.total, evidence.subsets.length]).toEqual([15, 12]);
  });
});
