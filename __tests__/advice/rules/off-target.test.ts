import {describe, expect, it} from '@jest/globals';
import {findings, times} from '../../helpers/findings.ts';

const groups = [{name: 'setting', values: ['indoors', 'outdoors'], declared: true}];
const set = (indoors: number, n = 40) => times(n, i => `tag ${i % 5}, ${i < indoors ? 'indoors' : 'outdoors'}`);
const want = {groups: {setting: {indoors: 0.5, outdoors: 0.5}}, coverage: {}};
const mostly = {groups: {setting: {indoors: 0.9, outdoors: 0.1}}, coverage: {}};
const range = (low: number, high: number, tag = 'indoors') => ({groups: {}, coverage: {[tag]: [low, high] as const}});

/** Jensen–Shannon divergence in bits, after half an item is added to each value. */
function jsd(have: readonly number[], wanted: readonly number[], n: number): number {
  const smooth = (shares: readonly number[]) => {
    const counts = shares.map(share => share * n + 0.5);
    const all = counts.reduce((a, b) => a + b);
    return counts.map(count => count / all);
  };
  const [p, q] = [smooth(have), smooth(wanted)];
  const half = (xs: readonly number[], ys: readonly number[]) =>
    xs.reduce((total, x, i) => total + x * Math.log2(x / ((x + (ys[i] ?? 0)) / 2)), 0) / 2;
  return half(p, q) + half(q, p);
}

describe('off-target', () => {
  it('says what is missing and how much to add', async () => {
    const [finding] = await findings('off-target', set(2), {groups, targets: want});
    expect(finding).toMatchObject({
      what: 'You asked for 50 % `indoors` and have 5 %',
      todo: expect.stringContaining('about 36 items'),
    });
    // (2 + 36) of (40 + 36) is a half.
    expect((2 + 36) / (40 + 36)).toBe(0.5);
  });
  it.each(times(36, String).map(Number))('judges %i of 40 by the divergence', async indoors => {
    const share = indoors / 40;
    const distance = jsd([share, 1 - share, 0], [0.9, 0.1, 0], 40);
    const expected = distance >= 0.3 ? ['error'] : distance >= 0.1 ? ['warning'] : [];
    const found = await findings('off-target', set(indoors), {groups, targets: mostly});
    expect(found.map(({severity}) => severity)).toEqual(expected);
  });
  it('knows all three outcomes', () => {
    const distances = times(36, String).map(n => jsd([Number(n) / 40, 1 - Number(n) / 40, 0], [0.9, 0.1, 0], 40));
    const bands = distances.map(distance => (distance >= 0.3 ? 'error' : distance >= 0.1 ? 'warning' : 'silent'));
    expect(new Set(bands)).toEqual(new Set(['error', 'warning', 'silent']));
  });
  it('names the value that lacks most', async () => {
    const captions = times(40, i => `tag ${i % 5}, ${i < 38 ? 'indoors' : 'outdoors'}`);
    expect((await findings('off-target', captions, {groups, targets: want}))[0]).toMatchObject({
      subject: {keys: ['setting']},
      params: {value: 'outdoors'},
    });
  });
  it('says nothing where no target is declared', async () =>
    expect(await findings('off-target', set(2), {groups})).toEqual([]));
  it('asks to replace where everything is wanted', async () => {
    const targets = {groups: {setting: {indoors: 1}}, coverage: {}};
    expect(await findings('off-target', set(4), {groups, targets})).toMatchObject([{todo: 'Replace the others.'}]);
  });
});

describe('off-target: coverage', () => {
  it.each([
    [10, 0.25, 0.6, 0],
    [10, 0.1, 0.25, 0],
    [10, 0.26, 0.6, 1],
    [10, 0.1, 0.24, 1],
    [0, 0, 0.5, 0],
    [40, 0.5, 1, 0],
  ])('%i of 40 in [%f, %f]: %i findings', async (indoors, low, high, count) =>
    expect(await findings('off-target', set(indoors), {targets: range(low, high)})).toHaveLength(count),
  );
  it('speaks of the absence when there is too much', async () => {
    const [finding] = await findings('off-target', set(30), {targets: range(0.2, 0.4)});
    expect(finding?.what).toBe('You asked for 20–40 % `indoors` and have 75 %');
  });
  it('puts what is wanted beside what is there', async () => {
    const [finding] = await findings('off-target', set(10), {targets: range(0.5, 0.6)});
    expect(finding?.evidence).toEqual([
      {
        kind: 'tags',
        total: 2,
        tags: [
          {tag: 'indoors', n: 10, coverage: 0.25, note: 'want 50 %'},
          {tag: 'no indoors', n: 30, coverage: 0.75, note: 'want 50 %'},
        ],
      },
    ]);
    expect(finding?.fixes).toEqual([]);
  });
  it('knows the tag in any spelling, and tags that are not there', async () => {
    const captions = times(40, i => (i < 10 ? 'Red_Hat, a' : 'scarf, b'));
    expect(await findings('off-target', captions, {targets: range(0.2, 0.3, 'red hat')})).toEqual([]);
    const [finding] = await findings('off-target', captions, {targets: range(0.2, 0.3, 'umbrella')});
    expect(finding?.what).toBe('You asked for 20–30 % `umbrella` and have 0 %');
  });
  it('is one finding a target', async () => {
    const coverage = {indoors: [0.9, 1], 'tag 1': [0.9, 1]} as const;
    expect(await findings('off-target', set(10), {targets: {groups: {}, coverage}})).toHaveLength(2);
  });
});
