import {categoryColour, INK, PILLAR_COLOURS} from './colours.ts';
import type {Bar} from './view.ts';

const PILLARS = new Map<string, string>([
  ['Quality', PILLAR_COLOURS.quality],
  ['Balance', PILLAR_COLOURS.balance],
  ['Uniqueness', PILLAR_COLOURS.uniqueness],
  ['Structure', PILLAR_COLOURS.structure],
]);

/** Names of the groups that bars belong to, in the order in which they first appear. */
export function groupsOf(bars: readonly Bar[]): string[] {
  return [...new Set(bars.flatMap(({group}) => (group === undefined ? [] : [group])))];
}

/** Pillars have their own colours everywhere; other groups take turns. */
export function barColour(group: string, groups: readonly string[]): string {
  return (
    PILLARS.get(group) ??
    (groups.length === 0 ? categoryColour(0) : categoryColour(Math.max(0, groups.indexOf(group)))) ??
    INK
  );
}
