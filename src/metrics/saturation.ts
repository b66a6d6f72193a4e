import {sum} from '../math/entropy.ts';
import {anchors} from './curve.ts';
import {scoredDistribution} from './distribution.ts';
import {defineMetric, type Metric} from './metric.ts';

/** Coverage from which a tag is a stop tag: docs/metrics/saturation.md. */
export const STOP = 0.9;

/**
 * Share of caption space that says nothing: Σ n_t/U over tags in at least 90 % of the captions that are neither trigger
 * nor quality tags. In [0, 1]. Always on document frequency: repeats would hide or invent stop tags.
 */
export const saturation: Metric<'tagCounts'> = defineMetric({
  id: 'saturation',
  code: 'M5*',
  version: 1,
  title: 'Saturation',
  question: 'How much of the captions is true of every image?',
  unit: 'share',
  direction: 'lower-is-better',
  pillar: 'balance',
  weight: 0.25,
  curve: anchors({ideal: 0, good: 0.25, poor: 0.5, worst: 0.9}), // docs/calibration.md#saturation
  needs: ['tagCounts'],
  restsOn: 'distribution',
  measure({tagCounts}) {
    const distribution = scoredDistribution(tagCounts);
    if ('notApplicable' in distribution) return distribution;
    const {df, roles, tags, items} = distribution.tagCounts;
    const stop = [...df.keys()].filter(id => (df[id] ?? 0) >= STOP * items && roles[id] === 'content');
    const rows = stop
      .toSorted((a, b) => (df[b] ?? 0) - (df[a] ?? 0) || a - b)
      .slice(0, 12)
      .map(id => ({label: tags[id] ?? '', value: (df[id] ?? 0) / items}));
    return {value: sum(stop.map(id => df[id] ?? 0)) / sum(df), detail: {rows, total: stop.length}};
  },
});
