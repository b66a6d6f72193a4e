import {METRICS} from '../metrics/index.ts';
import type {Metric} from '../metrics/metric.ts';
import type {ComparedStatistics} from '../statistics/compared-set.ts';
import {type BasisPart, basisOf, differingParts} from './basis.ts';
import {type CommonPart, isCommon} from './common-ground.ts';
import type {HealthReport} from './health-report.ts';

/** Why scores of two reports do not measure with one ruler. */
export interface Mismatch {
  readonly part: BasisPart | 'unknown';
  readonly why: string;
}

/** A report, with the statistics that it rests on where they are known. */
interface Judged {
  readonly report: HealthReport;
  readonly statistics: ComparedStatistics | null;
}

const WHY: Readonly<Record<Exclude<BasisPart, 'profile'>, string>> = {
  metrics: 'They were scored by other versions of the metrics: check both with this version.',
  pillars: 'They were scored with other weights: check both with this version.',
  options: 'They are read with other options of the trainer: tell both the same, such as --option and --separator.',
  trigger: 'Another trigger was told: give both the same --trigger.',
  allow: 'Other tags were allowed: give both the same --allow.',
  taxonomy: 'Another list of tags was told: give both the same --taxonomy.',
  tokenizers: 'Tokens are counted by other vocabularies: give both the same --tokenizer.',
  groups: 'Other groups were declared: give both the same groups.',
  targets: 'Other targets were declared: give both the same targets.',
  images:
    'Images are looked at in another way: give both the same images in tagnosis.yml, --image-mode and --max-pixels.',
  duplicates: 'Copies are told by other rules: give both the same duplicates in tagnosis.yml.',
  model: 'Pictures were shown to another image–text model, or in another way: give both the same --clip.',
};

/**
 * In what the bases of two reports differ, over the metrics that both have scores of. Of a saved report only a hash is known:
 * it is held against the same metrics of the other side.
 */
export function mismatches(base: Judged, head: Judged, parts: readonly CommonPart[]): Mismatch[] {
  if (base.report.basis === head.report.basis) return [];
  const common = new Set(parts.filter(isCommon).map(({id}) => id));
  if (base.statistics !== null && head.statistics !== null) {
    const scored = METRICS.filter(({id}) => common.has(id));
    return differingParts(scored, base.statistics, head.statistics).map(part => ({part, why: whyOf(part, base, head)}));
  }
  const isSame = [
    [base, head],
    [head, base],
  ].some(([a, b]) => a !== undefined && b !== undefined && hasBasisOf(a, b));
  if (isSame) return [];
  if (base.report.dataset.profile !== head.report.dataset.profile)
    return [{part: 'profile', why: whyOf('profile', base, head)}];
  const why =
    'A saved report was made by other versions or with other options, and does not say which: check the data set itself, or save it anew with the same options.';
  return [{part: 'unknown', why}];
}

/** Whether the statistics of one side, judged by the metrics that the other scored, have the other's basis. */
function hasBasisOf({statistics}: Judged, {report}: Judged): boolean {
  if (statistics === null) return false;
  const scored = METRICS.filter(
    ({id}: Metric) => Object.hasOwn(report.metrics, id) && report.metrics[id]?.status === 'scored',
  );
  return basisOf(scored, statistics) === report.basis;
}

function whyOf(part: BasisPart, base: Judged, head: Judged): string {
  if (part !== 'profile') return WHY[part];
  const [a, b] = [base, head].map(({report}) => report.dataset.profile);
  return `The base is read as ${a ?? ''} reads it, the head as ${b ?? ''}: name one trainer with --profile.`;
}
