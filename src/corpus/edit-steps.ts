import {pythonTrim} from '../sources/python-text.ts';
import type {Cut, Hold} from './cut.ts';
import type {Edit} from './edit-kind.ts';
import {matchKey} from './match-key.ts';
import {type TextFault, tidy, without} from './tidy.ts';

/** The caption that a step changes. */
interface StepContext {
  readonly item: string;
  /** Per piece; null where all are free. */
  readonly holds: readonly Hold[] | null;
}

/** One kind of edit as a function of a cut caption; gives the very same cut when it changes nothing. */
export type Step = (cut: Cut, context: StepContext) => Cut;

type KeyOf = (raw: string) => string;

/** Faults that are pieces: what leaves behind the last tag would bring them back. */
const OF_PIECES: ReadonlySet<TextFault> = new Set<TextFault>(['empty-tag', 'trailing-separator']);

/** Edits of tags in the order in which they hold: mend characters, rename, drop repeats, remove, drop empties, move to the front. */
export function editSteps(edits: readonly Edit[]): Step[] {
  const keys = new Map<string, string>();
  const keyOf: KeyOf = raw => {
    const known = keys.get(raw);
    if (known !== undefined) return known;
    const key = matchKey(raw);
    keys.set(raw, key);
    return key;
  };
  const steps = [
    ...edits.map(edit => (edit.kind === 'normalise-text' && !OF_PIECES.has(edit.what) ? tidy(edit.what) : null)),
    renaming(edits, keyOf),
    ...edits.map(edit => (edit.kind === 'deduplicate-tags' ? deduplication(edit.by, keyOf) : null)),
    removal(edits, keyOf),
    ...edits.map(edit => (edit.kind === 'normalise-text' && OF_PIECES.has(edit.what) ? tidy(edit.what) : null)),
    ...edits.map(edit => (edit.kind === 'reorder-tags' ? reordering(edit.first, keyOf) : null)),
  ];
  return steps.filter(step => step !== null);
}

function removal(edits: readonly Edit[], keyOf: KeyOf): Step | null {
  const gone = new Map<string, 'all' | Set<string>>();
  for (const edit of edits) {
    if (edit.kind !== 'remove-tag') continue;
    const key = keyOf(edit.tag);
    const known = gone.get(key);
    if (edit.items === 'all' || known === 'all') gone.set(key, 'all');
    else gone.set(key, new Set([...(known ?? []), ...edit.items]));
  }
  if (gone.size === 0) return null;
  return (cut, {item, holds}) =>
    without(cut, (raw, place) => {
      const where = raw === '' || !isFree(holds, place) ? undefined : gone.get(keyOf(raw));
      return where !== undefined && (where === 'all' || where.has(item));
    });
}

/** Replaces the core of a piece and keeps the space around it; into a caption that has the target, it removes. */
function renaming(edits: readonly Edit[], keyOf: KeyOf): Step | null {
  const target = new Map<string, string>();
  for (const edit of edits) {
    if (edit.kind !== 'rename-tag') continue;
    const to = edit.to.replace(/^\ufeff/, '');
    for (const raw of edit.from) if (raw !== to) target.set(raw, to);
  }
  if (target.size === 0) return null;
  return (cut, {holds}) => {
    const raws = cut.map((piece, place) => (piece === null || !isFree(holds, place) ? null : pythonTrim(piece)));
    if (!raws.some(raw => raw !== null && target.has(raw))) return cut;
    const seen = new Set<string>();
    for (const [place, piece] of cut.entries()) {
      const raw = piece === null ? '' : (raws[place] ?? pythonTrim(piece));
      if (raw !== '' && (raws[place] === null || !target.has(raw))) seen.add(keyOf(raw));
    }
    return cut.map((piece, place) => {
      const raw = raws[place] ?? null;
      const to = raw === null ? undefined : target.get(raw);
      if (piece === null || raw === null || to === undefined) return piece;
      if (seen.has(keyOf(to))) return null;
      seen.add(keyOf(to));
      return piece.replace(raw, () => to);
    });
  };
}

/** Keeps the first of equal tags, also where the trainer holds them in place. */
function deduplication(by: 'exact' | 'matchKey', keyOf: KeyOf): Step {
  const nameOf: KeyOf = by === 'exact' ? raw => raw : keyOf;
  return (cut, {holds}) => {
    const seen = new Set<string>();
    return without(cut, (raw, place) => {
      if (raw === '' || holds?.[place] === 'closed') return false;
      const name = nameOf(raw);
      const again = seen.has(name);
      seen.add(name);
      return again;
    });
  };
}

/** Puts tags in front of the others that may move; the white space of each place stays where it is. */
function reordering(first: readonly string[], keyOf: KeyOf): Step {
  const rank = new Map(first.map((tag, i) => [keyOf(tag), i]));
  return (cut, {holds}) => {
    const places = [...cut.entries()]
      .filter(([place, piece]) => piece !== null && pythonTrim(piece) !== '' && isFree(holds, place))
      .map(([place, piece]) => ({place, piece: piece ?? '', raw: pythonTrim(piece ?? '')}));
    const rankOf = (raw: string): number => rank.get(keyOf(raw)) ?? first.length;
    const sorted = places.toSorted((a, b) => rankOf(a.raw) - rankOf(b.raw));
    if (sorted.every(({place}, i) => place === places[i]?.place)) return cut;
    const next = [...cut];
    for (const [i, {place, piece, raw}] of places.entries())
      next[place] = piece.replace(raw, () => sorted[i]?.raw ?? '');
    return next;
  };
}

function isFree(holds: readonly Hold[] | null, place: number): boolean {
  return holds === null || holds[place] === 'free';
}
