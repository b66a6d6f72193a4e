import {DUPLICATE_RULES, isUsual} from '../config/duplicates.ts';
import {fnv1a} from '../math/fnv.ts';
import type {Metric} from '../metrics/metric.ts';
import {PILLAR_WEIGHTS} from '../scoring/pillars.ts';
import type {ComparedStatistics} from '../statistics/compared-set.ts';

/** What a basis is read from. */
interface Judged extends Pick<ComparedStatistics, 'told' | 'alignment'> {
  readonly dataset: Pick<ComparedStatistics['dataset'], 'profile'>;
}

/**
 * Hash of all that a score rests on besides the data: versions, curves and weights of the scored metrics, the weights of the
 * pillars, and the options that bear on them. Scores compare only where it is equal, so that neither our release nor another
 * flag ever looks like the user's regression. What a trainer's own settings say belongs to the data, and is left out.
 */
export function basisOf(scored: readonly Metric[], statistics: Judged): string {
  const text = JSON.stringify(basisParts(scored, statistics).map(([, value]) => value));
  return [fnv1a(text), fnv1a(text, 0x2f0b4c47)].map(half => half.toString(16).padStart(8, '0')).join('');
}

/** What a basis is made of, by name. */
export const BASIS_PARTS = [
  'metrics',
  'pillars',
  'profile',
  'options',
  'trigger',
  'allow',
  'taxonomy',
  'tokenizers',
  'groups',
  'targets',
  'images',
  'duplicates',
  'model',
] as const;
export type BasisPart = (typeof BASIS_PARTS)[number];

/** The parts in which two bases differ. */
export function differingParts(scored: readonly Metric[], a: Judged, b: Judged): BasisPart[] {
  const [ours, others] = [new Map(basisParts(scored, a)), new Map(basisParts(scored, b))];
  return [...new Set([...ours.keys(), ...others.keys()])].filter(
    name => JSON.stringify(ours.get(name)) !== JSON.stringify(others.get(name)),
  );
}

function basisParts(scored: readonly Metric[], {dataset, told, alignment}: Judged): (readonly [BasisPart, unknown])[] {
  const needs = new Set(scored.flatMap(metric => metric.needs));
  return [
    ['metrics', scored.map(({id, version, weight, curve}) => [id, version, weight, curve])],
    ['pillars', PILLAR_WEIGHTS],
    ['profile', dataset.profile],
    ['options', sorted(told.profile)],
    ['trigger', told.trigger],
    ['allow', told.allow],
    ['taxonomy', told.taxonomy],
    ['tokenizers', needs.has('tokenLengths') ? told.tokenizers : []],
    ['groups', needs.has('groups') ? told.groups : []],
    ['targets', needs.has('targets') ? told.targets : null],
    // Absent where nothing was told.
    ...(needs.has('images') && told.images !== undefined ? [['images', sorted(told.images)] as const] : []),
    ...(needs.has('images') ? copyRules(told) : []),
    // Absent without one: scores without a model compare as they always did.
    ...(needs.has('alignment') ? [['model', alignment.model] as const] : []),
  ];
}

/** The order in which options are told changes nothing. */
function sorted(options: object): readonly (readonly [string, unknown])[] {
  return Object.entries(options).toSorted(([a], [b]) => (a < b ? -1 : 1));
}

/** Absent where they are the usual ones; what else is looked for besides copies weighs nothing. */
function copyRules({duplicates}: Judged['told']): (readonly [BasisPart, unknown])[] {
  if (duplicates === undefined) return [];
  const rules = {...duplicates, transforms: DUPLICATE_RULES.transforms};
  return isUsual(rules) ? [] : [['duplicates', rules]];
}
