import type {Statistics} from './statistics.ts';

type Test = (value: unknown) => boolean;

const isTable = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isNumber: Test = value => typeof value === 'number';
const isText: Test = value => typeof value === 'string';
const isList: Test = value => Array.isArray(value);
const isFloats: Test = value => value instanceof Float64Array;
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
    items: isNumber,
    vocabulary: isNumber,
    uses: isNumber,
    terms: orNull(table({vocabulary: isNumber, uses: isNumber})),
    trigger: orNull(table({keys: isList, text: isText, origin: isText})),
    digest: isText,
  }),
  source: table({why: isText, assumptions: isList, alsoFound: isList}),
  settings: table({name: isText, separator: isText, budget: table({encoder: isText, tokens: isNumber})}),
  tagCounts: orNull(
    table({
      items: isNumber,
      tags: isList,
      df: isFloats,
      rare: table({items: isNumber, uses: isNumber, once: isNumber, twice: isNumber}),
    }),
  ),
  captionDuplicates: table({
    repeated: isNumber,
    groups: isList,
    twins: isList,
    alike: isList,
    alikeGroups: isNumber,
    different: isNumber,
    named: isNumber,
  }),
  tokenLengths: isTable,
  spellings: isTable,
  lookAlikes: isList,
  groups: isList,
  targets: isList,
  pairs: orNull(table({tested: isNumber, meeting: isTable, shunning: isTable, matrix: isTable})),
  lockedPairs: orNull(table({able: isNumber, locked: isNumber, pairs: isList})),
  contradictions: orNull(table({judged: isNumber, contradictory: isNumber, found: isList})),
  subsets: isList,
  mixture: orNull(table({kind: isText})),
  validity: table({things: isNumber, defective: isNumber, harmed: isNumber, pointers: isNumber, notes: isList}),
  images: table({unseen: orNull(isText), images: isNumber, ok: isNumber, clusters: isNumber, groups: isList}),
  outliers: orNull(table({features: isList, unusual: isNumber, found: isList})),
  alignment: table({
    unseen: orNull(isText),
    model: orNull(isTable),
    n: isNumber,
    excluded: isTable,
    bins: isList,
    exchanged: isList,
    review: isList,
    tags: isList,
    clipScore: orNull(table({n: isNumber, mean: isNumber, quantiles: isList})),
    agreement: orNull(table({threshold: isNumber, items: isNumber, tags: isList, wrong: isList, missing: isList})),
    neighbours: isList,
    beside: orNull(table({model: isTable, n: isNumber, belowHalf: isNumber, auc: isNumber})),
  }),
  constantTags: isList,
  constantPhrases: orNull(isTable),
  triggerPlacement: orNull(isTable),
  captionText: isTable,
  unexpectedPairs: orNull(table({background: isText, items: isNumber, total: isNumber, pairs: isList})),
};

/** Whether a value that was read from a file has the outline of statistics; the name of the first part that has not. */
export function misshapenPart(value: unknown): string | null {
  if (!isTable(value)) return 'statistics';
  for (const [part, test] of Object.entries(SHAPE)) if (!test(value[part])) return part;
  return null;
}
