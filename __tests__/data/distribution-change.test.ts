import {readFileSync} from 'node:fs';
import {describe, expect, it} from '@jest/globals';
import {PROFILES} from '../../src/config/profiles.ts';
import {memorySource, type MemoryItem} from '../../src/sources/memory.ts';
import {collectStatistics} from '../../src/statistics/collect.ts';
import {
  type CountedSide,
  type DistributionChange,
  distributionChange,
} from '../../src/statistics/distribution-change.ts';

/** Captions of `azuki` by number. */
const AZUKI: readonly MemoryItem[] = readFileSync('../shared/data/captions/azuki/metadata.jsonl', 'utf8')
  .trimEnd()
  .split('\n')
  .map(line => JSON.parse(line) as {readonly file_name: string; readonly text: string})
  .toSorted((a, b) => Number.parseInt(a.file_name, 10) - Number.parseInt(b.file_name, 10))
  .map(({file_name: key, text: caption}) => ({key, caption}));

const WITHOUT = AZUKI.slice(100).filter(({caption}) => !String(caption).includes('human'));
const WITH = AZUKI.slice(100).filter(({caption}) => String(caption).includes('human'));
const FIRST = AZUKI.slice(0, 100);

async function side(items: readonly MemoryItem[]): Promise<CountedSide> {
  const options = {profile: PROFILES.kohya, overrides: {budget: {encoder: 'none' as const, tokens: 0}}};
  const collected = await collectStatistics(memorySource(items), {
    ...options,
    trigger: ['none'],
    allow: [],
    maxItems: 1e6,
  });
  return {statistics: collected.statistics, collected};
}

async function change(base: readonly MemoryItem[], head: readonly MemoryItem[]): Promise<DistributionChange> {
  const found = distributionChange(await side(base), await side(head));
  if ('notCompared' in found) throw new Error(found.notCompared);
  return found;
}

describe('distributionChange(base, head) on azuki', () => {
  it.each([
    [
      '0–4999 → 5000–9999',
      AZUKI.slice(0, 5000),
      AZUKI.slice(5000),
      [0.00294227968174, 0.0354941501793, 0.0160867027853],
      {null: [0.0031, 4], p: 0.73, flagged: false, tags: 0},
    ],
    [
      '0–99 → 100–199',
      FIRST,
      AZUKI.slice(100, 200),
      [0.163409837987, 0.2482666821, 0.506685883897],
      {null: [0.15, 3], p: 0.08, flagged: false, tags: 0},
    ],
    [
      '0–99 → the same + 25 without "human"',
      FIRST,
      [...FIRST, ...WITHOUT.slice(0, 25)],
      [0.0319902363282, 0.100183273402, 0.0939665517347],
      {null: [0.0185, 4], p: 0.001, flagged: false, tags: 1},
    ],
    [
      '0–99 → the same + 25 with "human"',
      FIRST,
      [...FIRST, ...WITH.slice(0, 25)],
      [0.0205735704762, 0.071780055918, 0.0475425135769],
      {null: [0.0184, 4], p: 0.13, flagged: false, tags: 0},
    ],
  ] as const)('%s', async (_what, base, head, [jsd, tv, psi], want) => {
    const found = await change(base, head);
    expect(Number(found.jsd.toPrecision(12))).toBe(jsd);
    expect(Number(found.tv.toPrecision(12))).toBe(tv);
    expect(Number(found.psi.toPrecision(12))).toBe(psi);
    const {test} = found;
    if (!('p' in test)) throw new Error(test.untested);
    expect(test.draws).toBe(999);
    // The table was made with other draws.
    expect(Math.abs(test.nullMean - want.null[0])).toBeLessThan(10 ** -want.null[1] * (want.null[1] === 3 ? 1 : 2));
    expect(Math.abs(test.p - want.p)).toBeLessThan(want.p === 0.001 ? 1e-12 : 0.04);
    expect(found.flagged).toBe(want.flagged);
    expect(found.flaggedTags > 0).toBe(want.tags > 0);
    if (want.tags === 0) expect(Math.min(...found.changes.map(({q}) => q ?? 1))).toBeGreaterThan(0.05);
  });

  it('names the tag that changed, with p and q to the digit', async () => {
    const found = await change(FIRST, [...FIRST, ...WITHOUT.slice(0, 25)]);
    const [first] = found.changes;
    expect(first).toMatchObject({tag: 'A human character', before: 0.96, after: 0.768, flagged: true});
    expect(first?.p?.toExponential(3)).toBe('1.826e-22');
    expect(first?.q?.toExponential(3)).toBe('1.717e-20');
    expect(found).toMatchObject({tested: 94, appearedTotal: 35, vanishedTotal: 0});
    expect('excess' in found.test ? found.test.excess.toFixed(4) : '').toBe('0.0135');
  });

  it('finds every q = 1 in another sample of the same kind', async () => {
    const found = await change(FIRST, [...FIRST, ...WITH.slice(0, 25)]);
    expect(found.changes.every(({q}) => q === null || q === 1)).toBe(true);
  });
});
