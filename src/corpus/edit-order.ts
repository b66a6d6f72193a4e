import type {Edit} from './edit-kind.ts';

/** Two edits that exclude each other, as a person would say them. */
export type Conflict = readonly [string, string];

export interface OrderedEdits {
  readonly edits: readonly Edit[];
  /** Neither of two is made. */
  readonly conflicts: readonly Conflict[];
}

/**
 * Edits that can be made together. Chains of renames collapse (a → b and b → c rename a to c); of renames that lead in a
 * circle, or one tag to two names, none is made. The same edits in any order give the same. O(edits).
 */
export function orderEdits(edits: readonly Edit[]): OrderedEdits {
  const {targets, conflicts} = targetsOf(edits);
  const ends = new Map<string, string>();
  const inCircle = new Set<string>();
  for (const from of targets.keys()) {
    const path = [from];
    let to = targets.get(from) ?? from;
    while (targets.has(to) && !path.includes(to) && path.length <= LONGEST) {
      path.push(to);
      to = targets.get(to) ?? to;
    }
    if (path.includes(to)) for (const name of path) inCircle.add(name);
    else ends.set(from, to);
  }
  for (const from of [...inCircle].toSorted()) {
    const to = targets.get(from) ?? '';
    if (from < to || !inCircle.has(to)) conflicts.push([renamed(from, to), renamed(to, targets.get(to) ?? '')]);
  }
  const byTarget = new Map<string, string[]>();
  for (const [from, to] of [...ends].toSorted(byName)) {
    if (!inCircle.has(from)) byTarget.set(to, [...(byTarget.get(to) ?? []), from]);
  }
  return {
    edits: [
      ...edits.filter(({kind}) => kind !== 'rename-tag'),
      ...[...byTarget].map(([to, from]): Edit => ({kind: 'rename-tag', from, to})),
    ],
    conflicts,
  };
}

/** No honest chain is longer. */
const LONGEST = 100;

/** What each spelling is renamed to, where that is one name. */
function targetsOf(edits: readonly Edit[]): {targets: Map<string, string>; conflicts: Conflict[]} {
  const told = new Map<string, Set<string>>();
  for (const edit of edits) {
    if (edit.kind !== 'rename-tag') continue;
    for (const from of edit.from) if (from !== edit.to) told.set(from, (told.get(from) ?? new Set()).add(edit.to));
  }
  const targets = new Map<string, string>();
  const conflicts: Conflict[] = [];
  for (const [from, names] of [...told].toSorted(byName)) {
    const [first = '', second] = [...names].toSorted();
    if (second === undefined) targets.set(from, first);
    else conflicts.push([renamed(from, first), renamed(from, second)]);
  }
  return {targets, conflicts};
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function renamed(from: string, to: string): string {
  return `rename “${from}” to “${to}”`;
}
