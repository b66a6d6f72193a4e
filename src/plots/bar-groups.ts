import {categoryColour, FAINT, INK, PILLAR_COLOURS} from './colours.ts';
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

/** Those that a legend tells: bars that are named after their group need none. */
export function legendGroups(bars: readonly Bar[]): string[] {
  return bars.every(({label, group}) => label === group) ? [] : groupsOf(bars);
}

/** Rows up to this number have their value beside them. */
export const LABELLED = 30;

/** Two sides beside each other: colours of no pillar. */
const SIDES = ['#a6a6a6', '#56b4e9'];
/** What is summed up stays in the background. */
const OTHERS = 'others';

/** Pillars have their own colours everywhere; other groups take turns. */
export function barColour(group: string, groups: readonly string[], beside = false): string {
  if (group === OTHERS) return FAINT;
  if (beside) return SIDES[groups.indexOf(group) % SIDES.length] ?? INK;
  return (
    PILLARS.get(group) ??
    (groups.length === 0 ? categoryColour(0) : categoryColour(Math.max(0, groups.indexOf(group)))) ??
    INK
  );
}
