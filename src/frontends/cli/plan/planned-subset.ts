import {relative, resolve, sep} from 'node:path';

/** A folder of images, or a list of them, as the trainer is told of it. */
export interface PlannedSubset {
  /** As our readers call it; empty for the set as a whole. */
  readonly name: string;
  /** Seen from the working folder, with `/`; absolute where it lies elsewhere. */
  readonly folder: string;
  /** kohya's metadata, where the captions stand in it. */
  readonly metadata: string | null;
  readonly items: number;
  /** Repeats now; null where its images had different ones. */
  readonly from: number | null;
  /** As planned: whole, since trainers want them so. */
  readonly repeats: number;
  readonly classTokens: string | null;
  readonly regularisation: boolean;
}

/** What the comment beside repeats says. */
export function epochWords({items, repeats, from, regularisation}: PlannedSubset): string {
  if (regularisation) return `${items} regularisation images`;
  return `${items} × ${repeats} = ${items * repeats} an epoch${from === null || repeats === from ? '' : `, ${from} before`}`;
}

/** A path as the trainer is called from here. */
export function shownPath(path: string): string {
  const seen = relative(resolve('.'), path).split(sep).join('/');
  if (seen === '') return '.';
  return seen.startsWith('..') ? path.split(sep).join('/') : seen;
}
