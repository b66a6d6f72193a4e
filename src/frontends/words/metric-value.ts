import {thousands} from '../../math/thousands.ts';
import type {HealthReport, MetricReport} from '../../report/health-report.ts';
import {counted} from './dataset-words.ts';

/** What the figure of a metric is a figure of. A metric without words here is shown by its figure alone. */
const WORDS: Readonly<Record<string, string>> = {
  hygiene: 'of tag uses unclean',
  validity: 'of images and captions broken',
  'target-divergence': 'from your target (0 as declared)',
  spread: '(0 captions alike, 1 each of its own)',
  gini: '(0 all tags equally common)',
  concentration: '(0 tags even, 1 captions alike)',
  saturation: 'of tag uses true of nearly every image',
  'tag-coverage': 'of tag uses seen often enough',
  'group-balance': '(0 values even, 1 one value only)',
  'near-duplicates': 'of images copies of others',
  'caption-duplicates': 'of captions repeat another',
  mixture: '(0 one set, 1 two that share nothing)',
  'token-overflow': 'of captions cut off',
  'locked-pairs': 'of tags come only together',
  contradictions: 'of captions contradict themselves',
  alignment: 'of captions on another image (estimated)',
  'alignment-auc': '(1 every caption fits its own image best, 0.5 by chance)',
};

/** "of captions repeat another"; '' where the figure speaks for itself. Prose is judged by its terms. */
export function valueWords(id: string, {terms}: HealthReport['dataset']): string {
  const words = Object.hasOwn(WORDS, id) ? (WORDS[id] ?? '') : '';
  return terms === null ? words : words.replace(/\btag(s?)\b/g, 'term$1');
}

/** "73.3 %", "0.337", "3.2 nats". */
export function figure({value, unit}: Pick<MetricReport, 'value' | 'unit'>): string {
  const known = value ?? 0;
  if (unit === 'share') return `${(known * 100).toFixed(1)} %`;
  if (unit === 'ratio' || unit === 'score') return known < 10 ? known.toFixed(3) : oneDigit(known);
  if (unit === 'tags' || unit === 'captions') return `${oneDigit(known)} ${unit}`;
  return `${known.toFixed(2)} ${unit}`;
}

/** "55.6–85.8 %", "3.51–3.66 nats"; null where none is claimed. */
export function intervalWords({interval, unit}: Pick<MetricReport, 'interval' | 'unit'>): string | null {
  if (interval === undefined) return null;
  const [low = '', high = ''] = interval.map(end => figure({unit, value: end}));
  const [bare = low] = low.split(' ');
  return `${bare}–${high}`;
}

/** Metrics that are reported and not scored, one phrase each, in the order of the report. */
export function alsoMeasured({metrics, dataset}: HealthReport): string[] {
  const noun = dataset.terms === null ? 'tags' : 'terms';
  return Object.entries(metrics).flatMap(([id, metric]) => {
    if (metric.status !== 'informative' || id === 'top-mass') return [];
    const all = id === 'effective-tags' ? (metric.detail?.values?.['d0'] ?? null) : null;
    if (id === 'effective-tags' && all !== null)
      return [`${oneDigit(metric.value ?? 0)} effective ${noun} of ${thousands(all)}`];
    // Most sets have none: a line of its own would say nothing.
    if (id === 'outliers') return metric.value === 0 ? [] : [counted(metric.detail?.total ?? 0, 'unusual item')];
    if (id === 'effective-captions')
      return [`${oneDigit(metric.value ?? 0)} effective captions of ${thousands(dataset.items)}`];
    const {meeting = null, tested = null} = metric.detail?.values ?? {};
    if (id === 'pairs' && meeting !== null && tested !== null)
      return [`${thousands(meeting)} of ${thousands(tested)} pairs of ${noun} go together`];
    const interval = intervalWords(metric);
    // That of entropy is of an estimate, and need not hold the value.
    const more = interval === null ? '' : ` (with unseen tags ${interval})`;
    return [`${lowerFirst(metric.title)} ${figure(metric)}${id === 'entropy' ? more : ''}`];
  });
}

interface CommonTag {
  readonly tag: string;
  /** Items that bear it. */
  readonly n: number;
}

/** The commonest tags with how many items bear them; none where tags are not judged. */
export function commonestTags({metrics, dataset}: HealthReport): CommonTag[] {
  const rows = metrics['top-mass']?.detail?.rows ?? [];
  return rows.map(({label, value}) => ({tag: label, n: Math.round(value * dataset.items)}));
}

/** Pairs that come together most surely, each with the items that hold both; none where none was found. */
export function surestPairs({
  metrics,
}: HealthReport): {readonly pair: string; readonly both: number; readonly note: string}[] {
  const {rows = [], values = {}} = metrics['pairs']?.detail ?? {};
  const meeting = rows.slice(0, values['meeting-shown'] ?? 0);
  return meeting.map(({label, value, note = ''}) => ({pair: label, both: value, note}));
}

function oneDigit(value: number): string {
  return value < 1000 ? value.toFixed(1) : thousands(Math.round(value));
}

function lowerFirst(title: string): string {
  return title.slice(0, 1).toLowerCase() + title.slice(1);
}
