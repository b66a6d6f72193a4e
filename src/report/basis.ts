import {fnv1a} from '../math/fnv.ts';
import type {Metric} from '../metrics/metric.ts';
import {PILLAR_WEIGHTS} from '../scoring/pillars.ts';
import type {Statistics} from '../statistics/statistics.ts';

/**
 * Hash of all that a score rests on besides the data: versions, curves and weights of the scored metrics, the weights of the
 * pillars, and the options that bear on them. Scores compare only where it is equal, so that neither our release nor another
 * flag ever looks like the user's regression. What a trainer's own settings say belongs to the data, and is left out.
 */
export function basisOf(scored: readonly Metric[], {dataset, told}: Pick<Statistics, 'dataset' | 'told'>): string {
  const needs = new Set(scored.flatMap(metric => metric.needs));
  const text = JSON.stringify([
    scored.map(({id, version, weight, curve}) => [id, version, weight, curve]),
    PILLAR_WEIGHTS,
    dataset.profile,
    sorted(told.profile),
    told.trigger,
    told.allow,
    told.taxonomy,
    needs.has('tokenLengths') ? told.tokenizers : [],
    needs.has('groups') ? told.groups : [],
    needs.has('targets') ? told.targets : null,
  ]);
  return [fnv1a(text), fnv1a(text, 0x2f0b4c47)].map(half => half.toString(16).padStart(8, '0')).join('');
}

/** The order in which options are told changes nothing. */
function sorted(options: object): readonly (readonly [string, unknown])[] {
  return Object.entries(options).toSorted(([a], [b]) => (a < b ? -1 : 1));
}
