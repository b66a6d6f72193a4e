import {number, percent} from '../../advice/wording.ts';
import type {AttributionReport, Comparison, Delta, Remark} from '../../report/comparison.ts';
import type {CoverageChange} from '../../statistics/coverage-changes.ts';
import type {DistributionChange} from '../../statistics/distribution-change.ts';
import {counted} from './dataset-words.ts';
import {figure, valueWords} from './metric-value.ts';

const SIGNIFICANT = 0.05;
/** Points that print as 0.0. */
const LEAST = 0.05;
const PARTS = 6;

/** "+1.3", "−2.1", "0.0". */
export function pointsWords(points: number): string {
  if (Math.abs(points) < LEAST) return '0.0';
  return `${points > 0 ? '+' : '−'}${Math.abs(points).toFixed(1)}`;
}

/** "81 → 73"; a score that is not there is a dash. */
export function scoresWords({base, head}: Delta): string {
  const [was, is] = [base, head].map(score => (score === null ? '–' : String(Math.floor(score))));
  return `${was ?? ''} → ${is ?? ''}`;
}

/** "99 items, all edited", "200 → 181 items: 155 as they were, 26 edited, 19 removed". */
export function itemsWords({base, head, items}: Comparison): string {
  const [was, is] = [base.dataset.items, head.dataset.items];
  const size = was === is ? counted(is, 'item') : `${number(was)} → ${counted(is, 'item')}`;
  if (items === null) return size;
  const {kept, edited, removed, added} = items;
  const fates = [
    [kept, 'as they were'],
    [edited, 'edited'],
    [removed, 'removed'],
    [added, 'added'],
  ] as const;
  const told = fates.filter(([n]) => n > 0);
  const [first] = told;
  if (told.length === 1 && first !== undefined) return `${size}, all ${first[1]}`;
  return told.length === 0 ? size : `${size}: ${told.map(([n, fate]) => `${number(n)} ${fate}`).join(', ')}`;
}

/** Remarks that say already why chance was not tested. */
const SAID: ReadonlySet<Remark['code']> = new Set([
  'style-changed',
  'few-items',
  'scores-only',
  'counts-only',
  'approximate',
]);

/** "hardly chance (p 0.005)", "within what chance gives (p 0.35)", or why it is not known. */
export function chanceWords({significance, score, remarks}: Comparison): string {
  if (score.delta === null) return '';
  if (!('p' in significance)) {
    if (remarks.some(({code}) => SAID.has(code))) return 'not tested against chance';
    return lowerFirst(significance.untested.replace(/\.$/, ''));
  }
  const p = `p ${probability(significance.p)}`;
  return significance.p <= SIGNIFICANT ? `hardly chance (${p})` : `within what chance gives (${p})`;
}

/** "0.005", "0.35". */
function probability(p: number): string {
  return p >= 0.1 ? p.toFixed(2) : p.toFixed(3);
}

/** Where the sides have other metrics: that the change is one on common ground, and what they score by themselves. */
export function groundWords({availability, base, head}: Comparison): string {
  if (availability.length === 0) return '';
  const scores = scoresWords({base: base.score.value, head: head.score.value, delta: null});
  return `on the metrics that both have (${scores} on all)`;
}

export interface WhyRow {
  readonly points: number;
  /** Of a metric; "3 others" for the rest. */
  readonly title: string;
  /** "0.0 % → 93.9 % of captions cut off"; '' for the rest. */
  readonly words: string;
}

/** What moved the score, the strongest first, and the rest in one line. Sums to the change. */
export function whyRows(comparison: Comparison): WhyRow[] {
  const {attribution} = comparison;
  const strong = attribution.filter(({points}) => Math.abs(points) >= LEAST).slice(0, PARTS);
  const rest = attribution.slice(strong.length);
  const rows = strong.map(part => ({points: part.points, title: part.title, words: moved(part, comparison)}));
  const points = rest.reduce((total, part) => total + part.points, 0);
  const title = `${rest.length}${rows.length === 0 ? ' metrics' : rest.length === 1 ? ' other' : ' others'}`;
  return rest.length === 0 ? rows : [...rows, {points, title, words: ''}];
}

/** From what to what a metric moved, and what it is a figure of. */
function moved({id}: AttributionReport, {metrics, head}: Comparison): string {
  const metric = Object.hasOwn(metrics, id) ? metrics[id] : undefined;
  if (metric === undefined) return '';
  const {value, unit} = metric;
  const [was, is] = [value.base, value.head].map(one => figure({value: one, unit}));
  return `${was ?? ''} → ${is ?? ''} ${valueWords(id, head.dataset)}`.trimEnd();
}

/** "Tag hygiene (base only): The captions are prose: …" */
export function availabilityWords({availability}: Comparison): string[] {
  return availability.map(({title, base, why}) => `${title} (${base === 'scored' ? 'base' : 'head'} only): ${why}`);
}

/** How far apart the tags of the two are, in words, figures and odds. */
export function distanceWords({jsd, replaced, unit, test, flagged}: DistributionChange): string {
  if (jsd === 0) return `The ${unit}s are used in the same proportions.`;
  const share = `As if ${percent(replaced)} of all ${unit} uses had become ${unit}s never seen before`;
  const bits = `JSD ${bitsWords(jsd)} bits`;
  if (!('p' in test)) return `${share} (${bits}). ${test.untested}`;
  const chance = `chance alone gives ${bitsWords(test.nullMean)}, p ${probability(test.p)}`;
  const verdict = flagged
    ? 'the distribution changed'
    : test.p <= SIGNIFICANT
      ? 'more than chance, and not by much'
      : 'within what chance gives';
  return `${share} (${bits}; ${chance}: ${verdict}).`;
}

function bitsWords(bits: number): string {
  return bits < 0.0005 ? 'below 0.001' : bits.toFixed(3);
}

/** Tags of both sides that are used more or less often than before. */
export interface ShownChanges {
  readonly more: readonly CoverageChange[];
  readonly less: readonly CoverageChange[];
  /** "19 more changed beyond chance"; '' where all are shown or listed as new or gone. */
  readonly hidden: string;
}

/** Those that changed beyond chance; where nothing was tested, those that changed by a tenth of the items. */
export function shownChanges({tested, changes, flaggedTags}: DistributionChange): ShownChanges {
  const isShown = ({flagged, before, after}: CoverageChange): boolean =>
    tested > 0 ? flagged : Math.abs(after - before) >= 0.1;
  const both = changes.filter(one => isShown(one) && one.before > 0 && one.after > 0);
  const hidden = flaggedTags - changes.filter(({flagged}) => flagged).length;
  return {
    more: both.filter(({before, after}) => after > before),
    less: both.filter(({before, after}) => after < before),
    hidden: hidden > 0 ? `${number(hidden)} more changed beyond chance.` : '',
  };
}

/** "description 3 % → 100 %"; `name` makes the untrusted name safe. */
export function changeWords({tag, before, after}: CoverageChange, name: (text: string) => string): string {
  return `${name(tag)} ${percent(before)} → ${percent(after)}`;
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}
