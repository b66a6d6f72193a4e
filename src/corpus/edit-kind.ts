import type {TextFault} from './tidy.ts';

/** A change of captions or of how a trainer reads them. Tags are named as they are written; case of one key is one tag. */
export type Edit =
  | {readonly kind: 'remove-tag'; readonly tag: string; readonly items: 'all' | readonly string[]}
  | {readonly kind: 'rename-tag'; readonly from: readonly string[]; readonly to: string}
  | {readonly kind: 'deduplicate-tags'; readonly by: 'exact' | 'matchKey'}
  | {readonly kind: 'reorder-tags'; readonly first: readonly string[]}
  | {readonly kind: 'normalise-text'; readonly what: TextFault}
  | {readonly kind: 'set-repeats'; readonly subset: string; readonly from: number; readonly to: number}
  | {readonly kind: 'set-token-length'; readonly tokens: number};
