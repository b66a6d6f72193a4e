import {thousands} from '../math/thousands.ts';
import type {Feature} from '../statistics/item-features.ts';
import type {FeatureOutliers, Outliers, UnusualItem} from '../statistics/outliers.ts';
import {defineMetric, type Metric} from './metric.ts';

const SHOWN = 20;

/**
 * Share of items that are far from the others in size, shape, bytes, light, sharpness, tags or tokens, or in all of them together.
 * In [0, 1]; undefined below ten items, and where nothing varies. Reported only: what is unusual is worth a look, and may well
 * be right. Tests, their assumptions and sources: docs/metrics/outliers.md.
 */
export const outliers: Metric<'outliers' | 'dataset'> = defineMetric({
  id: 'outliers',
  code: 'M12',
  version: 1,
  title: 'Unusual items',
  question: 'Which items are far from all others in size, light or length?',
  unit: 'share',
  direction: 'neither',
  pillar: null,
  weight: 0,
  curve: null,
  needs: ['outliers', 'dataset'],
  restsOn: 'distribution',
  measure({outliers: found, dataset: {items}}) {
    if (found === null || found.features.length === 0)
      return {notApplicable: 'Fewer than ten items differ in anything that is compared.'};
    return {
      value: found.unusual / items,
      detail: {
        values: valuesOf(found),
        rows: found.found.slice(0, SHOWN).map(item => rowOf(item, found.features)),
        total: found.unusual,
        ...remarksOf(found.features),
      },
    };
  },
});

function valuesOf({features, together, unusual}: Outliers): Record<string, number | null> {
  const values: Record<string, number | null> = {unusual, together: together?.found ?? null};
  for (const {feature, outside, far, z, modifiedZ, grubbs, esd} of features) {
    values[`${feature}-outside`] = outside;
    values[`${feature}-far`] = far;
    values[`${feature}-z`] = z;
    values[`${feature}-modified-z`] = modifiedZ;
    values[`${feature}-grubbs`] = grubbs;
    values[`${feature}-esd`] = esd;
  }
  return values;
}

function rowOf(
  {key, reasons, distance}: UnusualItem,
  features: readonly FeatureOutliers[],
): {label: string; value: number; note: string} {
  const said = reasons.map(({feature, value}) => {
    const {q1 = 0, q3 = 0} = features.find(one => one.feature === feature) ?? {};
    const [low, high] = [figure(feature, q1), figure(feature, q3)];
    return `${feature} ${figure(feature, value)}, half of all ${low === high ? low : `${low} to ${high}`}`;
  });
  return {
    label: key,
    value: distance,
    note: said.length === 0 ? 'common in each, not in all together' : said.join('; '),
  };
}

function figure(feature: Feature, value: number): string {
  return feature === 'aspect' || feature === 'brightness' ? value.toFixed(2) : thousands(value);
}

function remarksOf(features: readonly FeatureOutliers[]): {readonly remarks?: readonly string[]} {
  const mixed = features.filter(({isMixed}) => isMixed);
  if (mixed.length === 0) return {};
  const words = mixed.map(({feature, far, items}) => `${feature} (${thousands(far)} of ${thousands(items)})`);
  return {remarks: [`So many are far from the rest that they are a kind of their own: ${words.join(', ')}.`]};
}
