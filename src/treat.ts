import {captionEdits} from './advice/caption-edits.ts';
import {findAll, type AdviceOptions} from './advice/advise.ts';
import type {Finding, Fix} from './advice/finding.ts';
import type {Opened} from './open-set.ts';
import {foreignItems, applyEdits} from './corpus/edit.ts';
import type {Corpus} from './corpus/corpus.ts';
import type {Edit} from './corpus/edit-kind.ts';
import {type Conflict, orderEdits} from './corpus/edit-order.ts';
import {shortenEdits} from './corpus/shorten.ts';
import {TagnosisError} from './errors.ts';
import {judge} from './report/build.ts';
import type {Score} from './scoring/score.ts';
import type {Caption, Detection} from './sources/source.ts';
import {selectItems} from './corpus/select-items.ts';
import {type Collected, countStatistics} from './statistics/collect.ts';
import {documentFrequency} from './statistics/tag-counts.ts';
import {counterFor} from './statistics/token-lengths.ts';

/** What is to be done, before anything is written. */
export interface Treatment {
  /** What was chosen, round after round: what is left of one round is looked at again. */
  readonly rounds: readonly (readonly Edit[])[];
  /** Items whose stored captions change. */
  readonly changed: readonly string[];
  /** Items and files that are set aside, with the reason. */
  readonly dropped: readonly Dropped[];
  readonly conflicts: readonly Conflict[];
  readonly before: Collected;
  readonly after: Collected;
  readonly score: {readonly before: Score; readonly after: Score};
}

interface Dropped {
  readonly keys: readonly string[];
  readonly reason: string;
}

/** Fixes to be made, of all findings. `round` counts from 0. */
export type Choose = (findings: readonly Finding[], round: number) => readonly Fix[] | Promise<readonly Fix[]>;

export interface Chooser {
  readonly choose: Choose;
  /** Whether an item, or a caption without an image, can be set aside. */
  readonly canDrop: (key: string) => boolean;
}

/** No honest set needs as many: what is mended rarely brings another fault to light. */
const MOST_ROUNDS = 5;

/**
 * Makes the chosen fixes in memory, looks again, and goes on until none of them changes anything: a second run then has
 * nothing to do. What is predicted is what a check of the written files finds, since both go through one editor and one
 * reading.
 */
export async function treat(
  {collected, collectOptions}: Pick<Opened, 'collected' | 'collectOptions'>,
  asked: Pick<AdviceOptions, 'purpose' | 'off' | 'accept'>,
  {choose, canDrop}: Chooser,
): Promise<Treatment> {
  const rounds: (readonly Edit[])[] = [];
  const dropped: Dropped[] = [];
  const conflicts: Conflict[] = [];
  const gone = new Set<string>();
  const trigger = triggerOf(collected);
  const judged = ({statistics}: Collected): Score => judge(statistics, collectOptions.metrics).score;
  let now = collected;
  for (let round = 0; ; round++) {
    collectOptions.signal?.throwIfAborted();
    const fixes = await choose(findAll(now.statistics, asked), round);
    const ordered = orderEdits(fixes.flatMap(fix => editsOf(fix, now, collectOptions.counters)));
    const corpus = applyEdits(now.corpus, ordered.edits);
    if (round === 0) conflicts.push(...ordered.conflicts);
    const kept = new Set(fixes.flatMap(fix => (fix.kind === 'keep-one-of-cluster' ? [fix.keep] : [])));
    const drops = fixes.flatMap(dropsOf).flatMap(({keys, reason}): Dropped[] => {
      const own = keys.filter(key => !gone.has(key) && !kept.has(key) && canDrop(key));
      for (const key of own) gone.add(key);
      return own.length === 0 ? [] : [{keys: own, reason}];
    });
    const isDone = changedItems(now.corpus, corpus, ordered.edits).length === 0 && drops.length === 0;
    if (isDone) break;
    if (round === MOST_ROUNDS) throw notConverging();
    rounds.push(ordered.edits);
    dropped.push(...drops);
    now = await countStatistics(
      {...without({corpus, detection: now.detection}, drops), images: now.images},
      collectOptions,
    );
    // Another trigger would have been judged otherwise from the start: what it asks for is left to the next run.
    if (triggerOf(now) !== trigger) break;
  }
  return {
    rounds,
    changed: changedItems(collected.corpus, now.corpus, rounds.flat()).filter(key => !gone.has(key)),
    dropped,
    conflicts,
    before: collected,
    after: now,
    score: {before: judged(collected), after: judged(now)},
  };
}

function triggerOf({statistics}: Collected): string {
  return JSON.stringify(statistics.dataset.trigger?.keys ?? null);
}

function editsOf(fix: Fix, {corpus, statistics}: Collected, counters: Opened['collectOptions']['counters']): Edit[] {
  if (fix.kind !== 'shorten-caption') return captionEdits(fix);
  const counter = counterFor(corpus.profile, counters);
  if (counter === null) return [];
  const {tagCounts} = statistics;
  const df = documentFrequency(corpus);
  const kept = new Set(corpus.vocabulary.filter((_tag, i) => (df[i] ?? 0) >= corpus.keys.length).map(({key}) => key));
  for (const [i, key] of (tagCounts?.keys ?? []).entries()) if (tagCounts?.roles[i] !== 'content') kept.add(key);
  return shortenEdits(corpus, df, {counter, budget: fix.budget, keeps: key => kept.has(key)});
}

function dropsOf(fix: Fix): Dropped[] {
  if (fix.kind === 'drop-item') return [{keys: fix.keys, reason: fix.reason}];
  return fix.kind === 'keep-one-of-cluster' ? [{keys: fix.drop, reason: `a copy of ${fix.keep}`}] : [];
}

/** Items, and captions without an image, that are no longer there. */
function without(
  {corpus, detection}: Pick<Collected, 'corpus' | 'detection'>,
  drops: readonly Dropped[],
): Pick<Collected, 'corpus' | 'detection'> {
  const gone = new Set(drops.flatMap(({keys}) => keys));
  if (gone.size === 0) return {corpus, detection};
  const keep = corpus.keys.map(key => Number(!gone.has(key)));
  const left = corpus.dropped.filter(key => !gone.has(key));
  const notes = detection.notes.filter(({place}) => place === undefined || !gone.has(place));
  const rejected: Detection['rejected'] = detection.rejected.filter(({key}) => !gone.has(key));
  const {regularisation} = corpus;
  return {corpus: {...selectItems(corpus, keep, left), regularisation}, detection: {...detection, notes, rejected}};
}

/** Keys of items whose captions are stored otherwise than before, or in another encoding. */
function changedItems(before: Corpus, after: Corpus, edits: readonly Edit[]): string[] {
  const encodes = edits.some(edit => edit.kind === 'normalise-text' && edit.what === 'encoding');
  const foreign = encodes ? foreignItems(before) : new Set<string>();
  const [was, is] = [storedCaptions(before), storedCaptions(after)];
  return [...was.keys()].filter(key => foreign.has(key) || !isSame(was.get(key) ?? [], is.get(key) ?? []));
}

/** What is stored of every item, but for line breaks around it. */
export function storedCaptions({keys, rowItem, texts, stored}: Corpus): ReadonlyMap<string, readonly Caption[]> {
  const captions = new Map<string, readonly Caption[]>();
  for (const [row, item] of rowItem.entries()) {
    const key = keys[item] ?? '';
    if (!captions.has(key)) captions.set(key, stored.get(key) ?? [{text: texts[row] ?? '', probability: 1}]);
  }
  return captions;
}

function isSame(a: readonly Caption[], b: readonly Caption[]): boolean {
  return a === b || (a.length === b.length && a.every(({text}, i) => text === b[i]?.text));
}

function notConverging(): TagnosisError {
  return new TagnosisError('fix-not-converging', `After ${MOST_ROUNDS} rounds the fixes still change captions.`, {
    hint: 'Nothing was written. Choose fewer rules with --only, and report this set if you can.',
  });
}
