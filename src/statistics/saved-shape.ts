import type {Statistics} from './statistics.ts';

type Test = (value: unknown) => boolean;

const isTable = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isNumber: Test = value => Number.isFinite(value);
const isCount: Test = value => typeof value === 'number' && value >= 0 && value < Infinity;
const isText: Test = value => typeof value === 'string';
const isList: Test = value => Array.isArray(value);
/** Shares and counts: none is below zero. */
const isFloats: Test = value => value instanceof Float64Array && value.every(one => one >= 0 && one < Infinity);
const orNull =
  (test: Test): Test =>
  value =>
    value === null || test(value);
const table =
  (tests: Readonly<Record<string, Test>>): Test =>
  value =>
    isTable(value) && Object.entries(tests).every(([key, test]) => Object.hasOwn(value, key) && test(value[key]));

/** What each part must be at least for metrics, rules and report to read it without a fall. */
const SHAPE: Readonly<Partial<Record<keyof Statistics, Test>>> = {
  dataset: table({
    name: isText,
    layout: isText,
    profile: isText,
    style: isText,
    items: isCount,
    vocabulary: isCount,
    uses: isCount,
    terms: orNull(table({vocabulary: isCount, uses: isCount})),
    trigger: orNull(table({keys: isList, text: isText, origin: isText})),
    digest: isText,
  }),
  source: table({why: isText, assumptions: isList, alsoFound: isList}),
  settings: table({name: isText, separator: isText, budget: table({encoder: isText, tokens: isCount})}),
  tagCounts: orNull(
    table({
      items: isCount,
      tags: isList,
      df: isFloats,
      rare: table({items: isCount, uses: isCount, once: isCount, twice: isCount}),
    }),
  ),
  captionDuplicates: table({
    repeated: isCount,
    groups: isList,
    twins: isList,
    alike: isList,
    alikeGroups: isCount,
    different: isCount,
    named: isCount,
  }),
  tokenLengths: isTable,
  spellings: isTable,
  lookAlikes: isList,
  groups: isList,
  targets: isList,
  pairs: orNull(table({tested: isCount, meeting: isTable, shunning: isTable, matrix: isTable})),
  lockedPairs: orNull(table({able: isCount, locked: isCount, pairs: isList})),
  contradictions: orNull(table({judged: isCount, contradictory: isCount, found: isList})),
  subsets: isList,
  mixture: orNull(table({kind: isText})),
  validity: table({things: isCount, defective: isCount, harmed: isCount, pointers: isCount, notes: isList}),
  images: table({unseen: orNull(isText), images: isCount, ok: isCount, clusters: isCount, groups: isList}),
  outliers: orNull(table({features: isList, unusual: isCount, found: isList})),
  alignment: table({
    unseen: orNull(isText),
    model: orNull(isTable),
    n: isCount,
    excluded: isTable,
    bins: isList,
    exchanged: isList,
    review: isList,
    tags: isList,
    clipScore: orNull(table({n: isCount, mean: isNumber, quantiles: isList})),
    agreement: orNull(table({threshold: isCount, items: isCount, tags: isList, wrong: isList, missing: isList})),
    neighbours: isList,
    beside: orNull(table({model: isTable, n: isCount, belowHalf: isCount, auc: isCount})),
  }),
  constantTags: isList,
  told: table({profile: isTable, trigger: isList, allow: isList, groups: isList, targets: isTable, tokenizers: isList}),
  constantPhrases: orNull(isTable),
  triggerPlacement: orNull(isTable),
  captionText: isTable,
  unexpectedPairs: orNull(table({background: isText, items: isCount, total: isCount, pairs: isList})),
};

/** Whether a value that was read from a file has the outline of statistics; the name of the first part that has not. */
export function misshapenPart(value: unknown): string | null {
  if (!isTable(value)) return 'statistics';
  for (const [part, test] of Object.entries(SHAPE)) if (!test(value[part])) return part;
  return null;
}
