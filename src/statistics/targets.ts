import type {Targets} from '../config/targets.ts';
import type {Corpus} from '../corpus/corpus.ts';
import {type ExclusiveGroup, KNOWN_GROUPS} from '../corpus/lexicon.ts';
import {matchKey} from '../corpus/match-key.ts';
import {countGroups} from './groups.ts';
import type {SeenCounts} from './seen.ts';

/** A declared distribution beside what the set has. */
export interface TargetCounts {
  readonly name: string;
  readonly kind: 'group' | 'coverage';
  /** N: how much the shares rest on. */
  readonly items: number;
  /** Of a coverage: the lowest and highest share that is wanted. */
  readonly range: readonly [number, number] | null;
  /** Shares in [0, 1], of exposures where repeats differ between items, else of items. Empty for prose, which has no tags. */
  readonly values: readonly {readonly value: string; readonly want: number; readonly have: number}[];
}

const UNSPECIFIED = 'unspecified';

/** Puts what is wanted beside what is there. `told` are the groups that the user declared besides. */
export function compareTargets(
  {groups, coverage}: Targets,
  told: readonly ExclusiveGroup[],
  {corpus, seen}: {readonly corpus: Corpus; readonly seen: SeenCounts},
): TargetCounts[] {
  const items = corpus.keys.length;
  const ofGroups = Object.entries(groups).map(([name, wanted]): TargetCounts => {
    const want = new Map(Object.entries(wanted).map(([value, n]) => [matchKey(value), n]));
    const values = valuesOf(name, [...want.keys()], told);
    // The target is itself the declaration of its group.
    const [group] = countGroups(corpus, seen, [{name, values: values.all, declared: true}]);
    const rest = Math.max(0, 1 - [...want.values()].reduce((total, n) => total + n, 0));
    const counted = new Map(group?.values.map(one => [one.value, one]));
    const have = (value: string): number => share(counted.get(value)?.exposures ?? 0, seen);
    const shown = values.all.filter(value => want.has(value) || values.declared.has(value) || have(value) > 0);
    return {
      name,
      kind: 'group',
      items,
      range: null,
      values: [
        ...shown.map(value => ({value, want: want.get(value) ?? 0, have: have(value)})),
        {value: UNSPECIFIED, want: rest, have: group?.unspecifiedShare ?? 0},
      ],
    };
  });
  const ofTags = Object.entries(coverage).map(([tag, [low, high]]): TargetCounts => {
    const id = corpus.vocabulary.findIndex(({key}) => key === matchKey(tag));
    const have = share(seen.exposures[id] ?? 0, seen);
    const want = Math.min(high, Math.max(low, have));
    return {
      name: tag,
      kind: 'coverage',
      items,
      range: [low, high],
      values: [
        {value: tag, want, have},
        {value: `no ${tag}`, want: 1 - want, have: 1 - have},
      ],
    };
  });
  return [...ofGroups, ...ofTags];
}

/** Targets of a set whose tags cannot be counted: named, so that it can be said why they are not judged. */
export function unjudgedTargets({groups, coverage}: Targets): TargetCounts[] {
  return [
    ...Object.keys(groups).map(name => ({name, kind: 'group' as const, items: 0, range: null, values: []})),
    ...Object.keys(coverage).map(name => ({name, kind: 'coverage' as const, items: 0, range: null, values: []})),
  ];
}

function share(exposures: number, {totalExposure}: SeenCounts): number {
  return totalExposure > 0 ? Math.min(1, exposures / totalExposure) : 0;
}

/** Values of the target, of a declared group of its name, or else of the known one. */
function valuesOf(
  name: string,
  wanted: readonly string[],
  told: readonly ExclusiveGroup[],
): {readonly all: readonly string[]; readonly declared: ReadonlySet<string>} {
  const declared = told.filter(group => group.name === name).flatMap(({values}) => values);
  const known =
    declared.length > 0 ? [] : KNOWN_GROUPS.filter(group => group.name === name).flatMap(({values}) => values);
  return {all: [...new Set([...wanted, ...declared, ...known])], declared: new Set(declared)};
}
