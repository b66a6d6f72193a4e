import {ceilNear, reaches} from '../../math/reaches.ts';
import {targetDistance} from '../../metrics/target-divergence.ts';
import type {GroupCounts} from '../../statistics/groups.ts';
import type {SubsetCounts} from '../../statistics/subsets.ts';
import type {TargetCounts} from '../../statistics/targets.ts';
import {tagEvidence} from '../evidence.ts';
import type {Draft, Fix} from '../finding.ts';
import {repeatsFor} from '../repeats.ts';
import {defineRule, type Rule} from '../rule.ts';
import {percent} from '../wording.ts';
import {say} from '../words.ts';
import {offTargetWords} from './off-target.words.ts';

/** Anchors of the distance to target: docs/metrics/target-divergence.md. */
const FAR = 0.1;
const VERY_FAR = 0.3;

/** The set is not distributed as the user declared. */
export const offTarget: Rule<'targets' | 'groups' | 'subsets'> = defineRule({
  id: 'off-target',
  patterns: ['A'],
  version: 1,
  title: 'Off target',
  needs: ['targets', 'groups', 'subsets'],
  restsOn: 'distribution',
  normalFor: [],
  find({targets, groups, subsets}) {
    return targets.flatMap(target => judge(target, fixesOf(target, groups, subsets)));
  },
});

function judge(target: TargetCounts, fixes: readonly Fix[]): Draft[] {
  const {name, items, values} = target;
  // Targets of prose are named, and cannot be judged.
  if (values.length === 0) return [];
  const jsd = targetDistance(target) ?? 0;
  const said = target.range === null ? widest(target) : missed(target.range, target);
  if (said === null || (jsd < FAR && target.range === null)) return [];
  const rows = values.map(({value, want, have}) => ({tag: value, n: have * items, note: `want ${percent(want)}`}));
  return [
    {
      severity: jsd >= VERY_FAR ? 'error' : 'warning',
      subject: {kind: 'tags', keys: [name]},
      ...say(offTargetWords, said),
      evidence: [tagEvidence(rows, items)],
      fixes,
    },
  ];
}

type Said = Parameters<typeof offTargetWords.what>[0];

/** The value of a group that is furthest below its share. */
function widest({items, values}: TargetCounts): Said | null {
  const most = values.toSorted((a, b) => b.want - b.have - (a.want - a.have))[0];
  if (most === undefined || most.want <= most.have) return null;
  const {value, want, have} = most;
  return {value, low: want, high: want, have, add: toAdd(want, have, items)};
}

/** A coverage outside its range. */
function missed([low, high]: readonly [number, number], {name: value, items, values}: TargetCounts): Said | null {
  const have = values[0]?.have ?? 0;
  if (reaches(have, low) && reaches(high, have)) return null;
  const without = toAdd(1 - high, 1 - have, items);
  const add = have < low ? toAdd(low, have, items) : without === null ? null : -without;
  return {value, low, high, have, add};
}

/** Items to add until a share `have` becomes `want`. */
function toAdd(want: number, have: number, items: number): number | null {
  return want >= 1 ? null : ceilNear(((want - have) * items) / (1 - want));
}

/** Where values coincide with subsets, repeats bring the wanted shares. */
function fixesOf(
  {name, kind, values}: TargetCounts,
  groups: readonly GroupCounts[],
  subsets: readonly SubsetCounts[],
): Fix[] {
  const bySubset = kind === 'group' ? groups.find(group => group.name === name)?.bySubset : null;
  const want = new Map(values.map(one => [one.value, one.want]));
  return bySubset ? repeatsFor(bySubset, subsets, value => want.get(value) ?? 0) : [];
}
