import type {Targets} from '../config/targets.ts';
import type {Corpus} from '../corpus/corpus.ts';
import {matchKey} from '../corpus/match-key.ts';
import type {GroupCounts} from './groups.ts';

/** A declared distribution beside what the set has. */
export interface TargetCounts {
  readonly name: string;
  readonly kind: 'group' | 'coverage';
  /** Items the shares are of. */
  readonly items: number;
  readonly values: readonly {readonly value: string; readonly want: number; readonly have: number}[];
}

const UNSPECIFIED = 'unspecified';

/** Puts what is wanted beside what is there: shares of items in [0, 1]. */
export function compareTargets(
  {groups, coverage}: Targets,
  counted: readonly GroupCounts[],
  {corpus, df}: {readonly corpus: Corpus; readonly df: Float64Array},
): TargetCounts[] {
  const items = corpus.keys.length;
  const share = (n: number): number => (items === 0 ? 0 : n / items);
  const ofGroups = Object.entries(groups).map(([name, wanted]): TargetCounts => {
    const group = counted.find(one => one.name === name);
    const have = new Map(group?.values.map(({value, items: n}) => [value, share(n)]));
    const want = new Map(Object.entries(wanted).map(([value, n]) => [matchKey(value), n]));
    const rest = Math.max(0, 1 - [...want.values()].reduce((total, n) => total + n, 0));
    const names = [...new Set([...want.keys(), ...have.keys()])];
    const values = names.map(value => ({value, want: want.get(value) ?? 0, have: have.get(value) ?? 0}));
    const missing = {value: UNSPECIFIED, want: rest, have: share(group?.unspecified ?? items)};
    return {name, kind: 'group', items, values: [...values, missing]};
  });
  const ofTags = Object.entries(coverage).map(([tag, [low, high]]): TargetCounts => {
    const id = corpus.vocabulary.findIndex(({key}) => key === matchKey(tag));
    const have = share(df[id] ?? 0);
    const want = Math.min(high, Math.max(low, have));
    return {
      name: tag,
      kind: 'coverage',
      items,
      values: [
        {value: tag, want, have},
        {value: `no ${tag}`, want: 1 - want, have: 1 - have},
      ],
    };
  });
  return [...ofGroups, ...ofTags];
}
