import type {ImageRecord} from '../engines/image/record.ts';
import {joinAlignment} from './alignment/join-alignment.ts';
import {compareRecords} from './compare-records.ts';
import type {SeenImages} from './seen-images.ts';

/**
 * The images of two versions as one look: what of the head has a name of its own (`nameOf` gives null for what is the base's
 * too) stands beside the base's, and copies are found among all. Undefined where one side was not looked at.
 */
export function joinImages(
  base: SeenImages | undefined,
  head: SeenImages | undefined,
  nameOf: (key: string) => string | null,
): SeenImages | undefined {
  if (base === undefined || head === undefined || base.unseen !== null || head.unseen !== null) return undefined;
  const records: ImageRecord[] = [...base.records, ...head.records];
  const placeOf = new Map<string, number>();
  for (const [key, place] of base.placeOf) if (!base.regularisation.has(key)) placeOf.set(key, place);
  for (const [key, place] of head.placeOf) {
    const name = nameOf(key);
    if (name !== null) placeOf.set(name, base.records.length + place);
  }
  const regularisation = new Set([...head.regularisation].flatMap(key => nameOf(key) ?? []));
  const ends = joinedEnds(base, head);
  const {alignment: _, ...seen} = head;
  const alignment = joinAlignment(base, head, nameOf);
  return {
    ...seen,
    ...(alignment === undefined ? {} : {alignment}),
    placeOf,
    records,
    ends,
    ...compareRecords(records, {rules: head.rules, ends}),
    regularisation,
  };
}

/** What accepted pairs name on both sides. Where each has a list of its own, no pair reaches from one side to the other. */
function joinedEnds(base: SeenImages, head: SeenImages): SeenImages['ends'] {
  const isOne = JSON.stringify(base.rules.ignore) === JSON.stringify(head.rules.ignore);
  const beyond = isOne ? 0 : 2 * head.rules.ignore.length;
  return new Map([
    ...[...base.ends].map(([place, own]) => [place, new Set([...own].map(end => end + beyond))] as const),
    ...[...head.ends].map(([place, own]) => [base.records.length + place, own] as const),
  ]);
}

type Contents = (key: string) => string | null;

/** Contents of the images of both sides by key; nothing where one side was not looked at: what is not known has not changed. */
export function contentsOf(
  sides: readonly [SeenImages | undefined, SeenImages | undefined],
): readonly [Contents, Contents] {
  const of = (seen: SeenImages | undefined): Contents => {
    const isKnown = sides.every(side => side?.unseen === null);
    return key => (isKnown ? (seen?.records[seen.placeOf.get(key) ?? -1]?.contentId ?? null) : null);
  };
  return [of(sides[0]), of(sides[1])];
}
