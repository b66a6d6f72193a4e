import {describe, expect, it} from '@jest/globals';
import {findings, times} from '../../helpers/findings.ts';

const groups = [{name: 'setting', values: ['indoors', 'outdoors'], declared: true}];
const set = (indoors: number) => times(40, i => `tag ${i % 5}, ${i < indoors ? 'indoors' : 'outdoors'}`);
const want = {groups: {setting: {indoors: 0.5, outdoors: 0.5}}, coverage: {}};

describe('off-target', () => {
  it('says what is missing and how much to add', async () => {
    const [finding] = await findings('off-target', set(2), {groups, targets: want});
    expect(finding).toMatchObject({
      what: 'You asked for 50 % `indoors` and have 5 %',
      todo: expect.stringContaining('about 36 items'),
    });
  });
  it('is silent near the target', async () =>
    expect(await findings('off-target', set(18), {groups, targets: want})).toEqual([]));
  it('holds a coverage to its range', async () => {
    const range = (low: number, high: number) => ({groups: {}, coverage: {indoors: [low, high] as const}});
    expect(await findings('off-target', set(10), {targets: range(0.4, 0.6)})).toHaveLength(1);
    expect(await findings('off-target', set(10), {targets: range(0.2, 0.6)})).toEqual([]);
  });
});
