import {describe, expect, it} from '@jest/globals';
import type {Targets} from '../../src/config/targets.ts';
import {times} from '../helpers/findings.ts';
import {analysisOf} from '../helpers/sets.ts';

const groups = [{name: 'setting', values: ['indoors', 'outdoors'], declared: true}];
const captions = times(20, i => (i < 5 ? 'indoors' : i < 15 ? 'outdoors' : 'hat'));
const compare = async (targets: Partial<Targets>) =>
  (await analysisOf(captions, {groups, targets: {groups: {}, coverage: {}, ...targets}, advice: false})).statistics
    .targets;

describe('compareTargets(targets, groups, corpus)', () => {
  it('puts what is wanted beside what is there, the rest as unspecified', async () =>
    expect(await compare({groups: {setting: {indoors: 0.5, outdoors: 0.25}}})).toEqual([
      {
        name: 'setting',
        kind: 'group',
        items: 20,
        range: null,
        values: [
          {value: 'indoors', want: 0.5, have: 0.25},
          {value: 'outdoors', want: 0.25, have: 0.5},
          {value: 'unspecified', want: 0.25, have: 0.25},
        ],
      },
    ]));
  it('takes values in any spelling, and counts those that nobody asked for', async () => {
    const [target] = await compare({groups: {setting: {Indoors: 1}}});
    expect(target?.values).toEqual([
      {value: 'indoors', want: 1, have: 0.25},
      {value: 'outdoors', want: 0, have: 0.5},
      {value: 'unspecified', want: 0, have: 0.25},
    ]);
  });
  it('has nothing of a group that is not there', async () =>
    expect(await compare({groups: {weather: {rain: 0.4}}})).toMatchObject([
      {
        values: [
          {value: 'rain', want: 0.4, have: 0},
          {value: 'unspecified', want: 0.6, have: 1},
        ],
      },
    ]));
  it.each([
    // Half of the items are outdoors: the nearest end of the range is wanted.
    [[0.6, 0.8], 0.6],
    [[0.1, 0.3], 0.3],
    [[0.4, 0.6], 0.5],
    [[0.5, 0.5], 0.5],
  ] as const)('wants of a coverage in %j the share %f', async (range, want) =>
    expect(await compare({coverage: {outdoors: range}})).toEqual([
      {
        name: 'outdoors',
        kind: 'coverage',
        items: 20,
        range,
        values: [
          {value: 'outdoors', want, have: 0.5},
          {value: 'no outdoors', want: 1 - want, have: 0.5},
        ],
      },
    ]),
  );
  it('has no share of nothing', async () => {
    const {statistics} = await analysisOf([], {targets: {groups: {}, coverage: {hat: [0.2, 0.4]}}});
    expect(statistics.targets).toMatchObject([{items: 0, values: [{have: 0}, {have: 1}]}]);
  });
});
