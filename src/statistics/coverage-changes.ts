import {benjaminiHochberg} from '../math/multiple-testing.ts';
import {fisherTwoSided} from '../math/hypergeometric.ts';
import {signTest} from '../math/sign-test.ts';
import type {PairedRows} from './paired-rows.ts';
import type {TagRows} from './tag-rows.ts';

/** How much more or less often one tag occurs. */
export interface CoverageChange {
  readonly tag: string;
  /** Share of items that bear it, in [0, 1]. */
  readonly before: number;
  readonly after: number;
  /** Null where it was not tested: too rare, or single items are not known. */
  readonly p: number | null;
  /** Least false discovery rate at which the change counts. */
  readonly q: number | null;
  readonly flagged: boolean;
}

/** What is tested of one tag: natural logarithms of p. */
export interface TagTest {
  readonly tag: number;
  readonly lnP: number;
}

/** Below so many items with it, nothing can be said of a tag. */
const ENOUGH = 3;
/** docs/compare.md: false discovery rate, and the least change of coverage that is worth a word. */
const RATE = 0.05;
const LEAST_CHANGE = 0.1;

/**
 * One exact test a tag of three or more items: Fisher's of the added items against those of the base, of the removed ones
 * against those that stay or come, and the sign test on edited ones; the smallest p times the number that apply. O(tag uses).
 */
export function testCoverage(paired: PairedRows): TagTest[] {
  const {pairs, tags} = paired;
  const kept = bearers(
    paired.base,
    pairs.kept.map(([item]) => item),
    tags,
  );
  const removed = bearers(paired.base, pairs.removed, tags);
  const added = bearers(paired.head, pairs.added, tags);
  const {gained, lost, either} = edits(paired);
  const sizes = {kept: pairs.kept.length, removed: pairs.removed.length, added: pairs.added.length};
  const tests: TagTest[] = [];
  for (let tag = 0; tag < tags; tag++) {
    const [k, r, d] = [kept[tag] ?? 0, removed[tag] ?? 0, added[tag] ?? 0];
    if (k + r + d + (either[tag] ?? 0) < ENOUGH) continue;
    const [up, down] = [gained[tag] ?? 0, lost[tag] ?? 0];
    const found = [
      ...fisher([d, sizes.added], [k + r, sizes.kept + sizes.removed]),
      // Without kept items this is the same table.
      ...(sizes.kept === 0 && sizes.added > 0 ? [] : fisher([r, sizes.removed], [k + d, sizes.kept + sizes.added])),
      ...(up + down > 0 ? [signTest(up, down)] : []),
    ];
    tests.push({tag, lnP: found.length === 0 ? 0 : Math.min(0, Math.log(Math.min(...found) * found.length))});
  }
  return tests;
}

/** The same of two sets whose items are not known apart: all of one against all of the other. */
export function testCounts(base: Float64Array, head: Float64Array, items: readonly [number, number]): TagTest[] {
  const tests: TagTest[] = [];
  for (const [tag, n] of base.entries()) {
    const [before, after] = [Math.round(n), Math.round(head[tag] ?? 0)];
    if (before + after < ENOUGH) continue;
    const [p = 1] = fisher([before, items[0]], [after, items[1]]);
    tests.push({tag, lnP: Math.min(0, Math.log(p))});
  }
  return tests;
}

type Part = readonly [bearing: number, of: number];

/** None where a group has no items. */
function fisher([both, first]: Part, [others, rest]: Part): number[] {
  if (first === 0 || rest === 0) return [];
  return [fisherTwoSided({items: first + rest, first, second: both + others, both})];
}

interface Coverage {
  readonly names: readonly string[];
  readonly before: Float64Array;
  readonly after: Float64Array;
}

/** Every tag's coverage on both sides, with what the tests say after Benjamini and Hochberg; the surest first. */
export function coverageChanges({names, before, after}: Coverage, tests: readonly TagTest[]): CoverageChange[] {
  const {q} = benjaminiHochberg(
    Float64Array.from(tests, ({lnP}) => lnP),
    {rate: RATE},
  );
  const placeOf = new Map(tests.map(({tag}, place) => [tag, place]));
  const changes = names.map((tag, id): CoverageChange => {
    const [was, is] = [before[id] ?? 0, after[id] ?? 0];
    const place = placeOf.get(id);
    if (place === undefined) return {tag, before: was, after: is, p: null, q: null, flagged: false};
    const rate = q[place] ?? 1;
    const flagged = rate <= RATE && Math.abs(is - was) >= LEAST_CHANGE;
    return {tag, before: was, after: is, p: Math.exp(tests[place]?.lnP ?? 0), q: Math.min(1, rate), flagged};
  });
  return changes.toSorted(
    (a, b) => Number(b.flagged) - Number(a.flagged) || size(b) - size(a) || (a.tag < b.tag ? -1 : 1),
  );
}

function size({before, after}: CoverageChange): number {
  return Math.abs(after - before);
}

/** How many of the items bear each tag: more often than not, where captions vary. */
function bearers({offsets, tags, weights}: TagRows, items: readonly number[], all: number): Uint32Array {
  const counts = new Uint32Array(all);
  for (const item of items) {
    for (let i = offsets[item] ?? 0, end = offsets[item + 1] ?? 0; i < end; i++) {
      if ((weights[i] ?? 0) >= HALF) counts[tags[i] ?? 0] = (counts[tags[i] ?? 0] ?? 0) + 1;
    }
  }
  return counts;
}

/** One half, less what adding thirds and sixths loses. */
const HALF = 0.5 - 1e-9;

interface Edits {
  readonly gained: Uint32Array;
  readonly lost: Uint32Array;
  readonly either: Uint32Array;
}

/** Edited items by what they gained and lost. */
function edits({base, head, pairs, tags}: PairedRows): Edits {
  const [gained, lost, either] = [new Uint32Array(tags), new Uint32Array(tags), new Uint32Array(tags)];
  const bears = (rows: TagRows, item: number): Set<number> => {
    const own = new Set<number>();
    for (let i = rows.offsets[item] ?? 0, end = rows.offsets[item + 1] ?? 0; i < end; i++)
      if ((rows.weights[i] ?? 0) >= HALF) own.add(rows.tags[i] ?? 0);
    return own;
  };
  for (const [here, there] of pairs.edited) {
    const [was, is] = [bears(base, here), bears(head, there)];
    for (const tag of was) {
      either[tag] = (either[tag] ?? 0) + 1;
      if (!is.has(tag)) lost[tag] = (lost[tag] ?? 0) + 1;
    }
    for (const tag of is) {
      if (was.has(tag)) continue;
      either[tag] = (either[tag] ?? 0) + 1;
      gained[tag] = (gained[tag] ?? 0) + 1;
    }
  }
  return {gained, lost, either};
}
