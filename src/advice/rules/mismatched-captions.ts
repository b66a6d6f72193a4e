import {unranked, unread} from '../../metrics/alignment-reading.ts';
import {type Alignment, mismatchShare, type ReviewedItem} from '../../statistics/alignment/alignment.ts';
import type {Draft, Evidence, Fix} from '../finding.ts';
import {defineRule, type Rule} from '../rule.ts';
import {say} from '../words.ts';
import {mismatchedCaptionsWords, type MismatchKind} from './mismatched-captions.words.ts';

/** Estimated share of mismatched captions from which it is a warning, and an error: docs/scoring.md. */
const GOOD = 0.05;
const POOR = 0.2;
const SHOWN = 20;

/** Captions that belong to other images by the eyes of a model, as far as the ranks show that it can see. */
export const mismatchedCaptions: Rule<'alignment' | 'dataset'> = defineRule({
  id: 'mismatched-captions',
  patterns: ['H'],
  version: 1,
  title: 'Captions of other images',
  needs: ['alignment', 'dataset'],
  restsOn: 'distribution',
  normalFor: [],
  find(statistics, {open}) {
    const {alignment} = statistics;
    if (isBroken(statistics) || unranked(statistics) !== null || unread(alignment) !== null) return [];
    if (alignment.shifted !== null) return [shifted(alignment, alignment.shifted)];
    const pairs = open(alignment.exchanged, ([a, b]) => `${a} ${b}`);
    const listed = open(alignment.review, ({key}) => key);
    return [
      ...(pairs.length === 0 ? [] : [exchanged(alignment, pairs)]),
      ...(listed.length === 0 ? [] : [mismatched(alignment, listed)]),
    ];
  },
});

/** The metric says it as an error. */
function isBroken(statistics: Parameters<typeof unranked>[0]): boolean {
  try {
    unranked(statistics);
    return false;
  } catch {
    return true;
  }
}

function shifted(alignment: Alignment, {by, items}: NonNullable<Alignment['shifted']>): Draft {
  const keys = alignment.review.map(({key}) => key);
  const [first] = alignment.review;
  return draft('shifted', alignment, {
    severity: 'error',
    items,
    by,
    first: first?.key ?? '',
    better: first?.better ?? null,
    evidence: evidenceOf(alignment.review, items),
    fixes: [review(keys)],
  });
}

function exchanged(alignment: Alignment, pairs: Alignment['exchanged']): Draft {
  const [[a, b] = ['', '']] = pairs;
  const items = pairs.flatMap(([one, other]) => [
    {key: one, note: `fits the caption of ${other}`},
    {key: other, note: `fits the caption of ${one}`},
  ]);
  return draft('exchanged', alignment, {
    severity: 'warning',
    items: items.length,
    by: 0,
    first: a,
    better: b,
    evidence: {kind: 'items', total: items.length, items: items.slice(0, SHOWN)},
    fixes: [review(pairs.flat())],
  });
}

function mismatched(alignment: Alignment, listed: readonly ReviewedItem[]): Draft {
  const share = mismatchShare(alignment);
  const keys = listed.map(({key}) => key);
  const example = listed.find(({better}) => better !== null) ?? listed[0];
  return draft('mismatched', alignment, {
    severity: share >= POOR ? 'error' : share >= GOOD ? 'warning' : 'note',
    items: listed.length,
    by: 0,
    first: example?.key ?? '',
    better: example?.better ?? null,
    evidence: evidenceOf(listed, listed.length),
    fixes: [
      review(keys),
      {kind: 'drop-item', keys, reason: 'the caption seems to belong to another image', applicability: 'manual'},
    ],
  });
}

interface Said {
  readonly severity: Draft['severity'];
  readonly items: number;
  readonly by: number;
  readonly first: string;
  readonly better: string | null;
  readonly evidence: Evidence;
  readonly fixes: readonly Fix[];
}

function draft(
  kind: MismatchKind,
  alignment: Alignment,
  {severity, evidence, fixes, items, by, first, better}: Said,
): Draft {
  return {
    severity,
    subject: {kind: 'items', keys: [kind]},
    ...say(mismatchedCaptionsWords, {kind, share: mismatchShare(alignment), items, by, first, better}),
    evidence: [evidence],
    fixes,
  };
}

function review(keys: readonly string[]): Fix {
  return {
    kind: 'review-list',
    keys,
    question: 'Does this caption belong to this image?',
    applicability: 'manual',
  };
}

function evidenceOf(listed: readonly ReviewedItem[], total: number): Evidence {
  return {
    kind: 'items',
    total,
    items: listed.slice(0, SHOWN).map(one => ({key: one.key, note: noteOf(one)})),
  };
}

/** "better: 097.png; not seen: circle, bottom left; seen: black". */
function noteOf({better, wrong, missing}: ReviewedItem): string {
  const unseen = wrong.filter(({z}) => z < 0).map(({tag}) => tag);
  return [
    ...(better === null ? [] : [`better: ${better}`]),
    ...(unseen.length === 0 ? [] : [`not seen: ${unseen.join(', ')}`]),
    ...(missing.length === 0 ? [] : [`seen: ${missing.map(({tag}) => tag).join(', ')}`]),
  ].join('; ');
}
