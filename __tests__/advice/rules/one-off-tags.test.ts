import {describe, expect, it} from '@jest/globals';
import {findings, times} from '../../helpers/findings.ts';
import {names} from '../../helpers/sets.ts';

const ONCE = names(60, 'only');
const set = (single: number) => times(30, i => `common, other ${i % 3}${i < single ? `, ${ONCE[i]}` : ''}`);

/** Ĉ = 1 − (Q₁/U)·(N−1)Q₁ / ((N−1)Q₁ + 2Q₂). */
const coverage = (once: number, twice: number, uses: number, items: number) =>
  1 - ((once / uses) * ((items - 1) * once)) / ((items - 1) * once + 2 * twice);

describe('one-off-tags', () => {
  it.each([
    [4, []],
    [6, []],
    [7, ['warning']],
    [19, ['warning']],
    [21, ['error']],
    [26, ['error']],
  ])('%i tags that occur once', async (single, severities) => {
    // No tag occurs twice, so Ĉ = 1 − Q₁/(60 + Q₁): .9 between 6 and 7, .75 at 20 of 80.
    const expected = coverage(single, 0, 60 + single, 30);
    expect([expected < 0.9, expected < 0.75]).toEqual([severities.length > 0, severities[0] === 'error']);
    const found = await findings('one-off-tags', set(single));
    expect(found.map(({severity}) => severity)).toEqual(severities);
  });
  it('needs five of them', async () => {
    const captions = (once: number) => times(20, i => (i < once ? (ONCE[i] ?? '') : i < 14 ? 'hat' : ''));
    const silent = await findings('one-off-tags', captions(4));
    const heard = await findings('one-off-tags', captions(5));
    // 4 of 14 and 5 of 14 uses: both far below .9.
    expect([silent.length, heard.length]).toEqual([0, 1]);
  });
  it('reckons with tags that occur twice', async () => {
    const twice = names(12, 'pair');
    const captions = times(24, i => `common, ${twice[i % 12]}${i < 6 ? `, ${ONCE[i]}` : ''}`);
    expect(coverage(6, 12, 54, 24)).toBeGreaterThan(0.9);
    expect(coverage(6, 0, 54, 24)).toBeLessThan(0.9);
    expect(await findings('one-off-tags', captions)).toEqual([]);
  });
  it('never offers to remove them', async () => {
    const [finding] = await findings('one-off-tags', set(26));
    expect(finding?.fixes.filter(({applicability}) => applicability !== 'manual')).toEqual([]);
    expect(finding?.impact).toBeNull();
    expect(finding?.todo).toContain('Do not delete them in bulk');
  });
  it('counts them, and shows twelve in the order they are met', async () => {
    const [finding] = await findings('one-off-tags', set(26));
    expect(finding?.what).toBe('26 of 30 tags occur once');
    const tags = ONCE.slice(0, 12).map(tag => ({tag, n: 1, coverage: 1 / 30}));
    expect(finding?.evidence[0]).toMatchObject({kind: 'tags', total: 26, tags: tags.map(({tag, n}) => ({tag, n}))});
  });
  it('lists twins that differ in small words', async () => {
    const captions = [...set(10), 'mickey in a hat', 'mickey with a hat'];
    const [finding] = await findings('one-off-tags', captions);
    expect(finding?.evidence[1]).toMatchObject({
      kind: 'pairs',
      pairs: [{a: 'mickey in a hat', b: 'mickey with a hat', nA: 1, nBoth: null}],
    });
    expect(finding?.fixes).toMatchObject([{kind: 'review-list', keys: {length: 12}}]);
    expect(finding?.todo).toMatch(/^Check the look-alikes first \(1 pair\), then replace too fine tags/);
  });
  it.each([
    ['mickey in a hat', 'mickey in the hat', true],
    ['hat on the table', 'hat at a table', true],
    ['mickey and minnie', 'mickey minnie', true],
    ['mickey in a hat', 'minnie in a hat', false],
    ['hat without mickey', 'hat with mickey', false],
  ])('%j and %j are twins: %s', async (a, b, twins) => {
    const [finding] = await findings('one-off-tags', [...set(10), a, b]);
    expect(finding?.evidence.some(({kind}) => kind === 'pairs')).toBe(twins);
  });
  it('lists look-alikes as pairs', async () => {
    const captions = [...set(10), ...times(4, () => 'common, scarf'), 'common, scrarf'];
    const [finding] = await findings('one-off-tags', captions);
    expect(finding?.evidence[1]).toEqual({
      kind: 'pairs',
      total: 1,
      pairs: [{a: 'scrarf', b: 'scarf', nA: 1, nB: 4, nBoth: 0, jaccard: 0}],
    });
    expect(finding?.todo).toContain('(1 pair)');
  });
  it('is normal for a general set only', async () => {
    expect(await findings('one-off-tags', set(26), {purpose: 'general'})).toMatchObject([{severity: 'note'}]);
    expect(await findings('one-off-tags', set(26), {purpose: 'style'})).toMatchObject([{severity: 'error'}]);
  });
});
