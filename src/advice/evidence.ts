import type {TagCounts} from '../statistics/tag-counts.ts';
import type {Evidence, PairEvidence} from './finding.ts';

/** What a report keeps of a list; `total` counts all. */
const ITEMS = 20;
const TAGS = 12;
const PAIRS = 10;
const CLUSTERS = 10;
const MEMBERS = 6;

export function itemEvidence(keys: readonly string[], note?: string): Evidence {
  const items = keys.slice(0, ITEMS).map(key => (note === undefined ? {key} : {key, note}));
  return {kind: 'items', total: keys.length, items};
}

/** Marks trigger and allow list in a list of tags: nothing is advised against them. */
export function byDesign(role: TagCounts['roles'][number] | undefined): {readonly note?: string} {
  return role === 'trigger' || role === 'quality' ? {note: 'by design'} : {};
}

/** `items`: what coverage is of. */
export function tagEvidence(
  tags: readonly {readonly tag: string; readonly n: number; readonly note?: string}[],
  items: number,
): Evidence {
  const shown = tags.slice(0, TAGS).map(tag => ({...tag, coverage: items === 0 ? 0 : tag.n / items}));
  return {kind: 'tags', total: tags.length, tags: shown};
}

export function pairEvidence(pairs: readonly PairEvidence[]): Evidence {
  return {kind: 'pairs', total: pairs.length, pairs: pairs.slice(0, PAIRS)};
}

export function clusterEvidence(clusters: readonly (readonly string[])[], total: number): Evidence {
  return {kind: 'clusters', total, clusters: clusters.slice(0, CLUSTERS).map(keys => keys.slice(0, MEMBERS))};
}

/** Evidence of nothing is left out. */
export function isTelling(evidence: Evidence): boolean {
  return evidence.kind === 'option' || evidence.total > 0;
}
