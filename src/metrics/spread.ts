import {sum} from '../math/entropy.ts';
import {anchors} from './curve.ts';
import {scoredDistribution, SINGLE, spreadOf, threeWays} from './distribution.ts';
import {defineMetric, type Metric} from './metric.ts';

/** Normalised entropy that neither identical captions nor long ones can inflate: 0 = all captions alike, 1 = even. */
export const spread: Metric<'tagCounts'> = defineMetric({
  id: 'spread',
  code: 'M1*',
  version: 2,
  title: 'Tag spread',
  question: 'Do captions differ, or do they all say the same?',
  unit: 'ratio',
  direction: 'higher-is-better',
  pillar: 'balance',
  weight: 0.2,
  curve: anchors({ideal: 0.75, good: 0.5, poor: 0.3, worst: 0.1}), // docs/calibration.md#spread
  needs: ['tagCounts'],
  restsOn: 'distribution',
  measure({tagCounts}) {
    const distribution = scoredDistribution(tagCounts);
    if ('notApplicable' in distribution) return distribution;
    const value = spreadOf(distribution);
    if (value === null) return {notApplicable: SINGLE};
    const {items, totalExposure, exposures} = distribution.tagCounts;
    const under = (counts: Float64Array): number | null => {
      const shown = counts === exposures ? totalExposure : items;
      return spreadOf({...distribution, counts, meanTags: sum(counts) / shown});
    };
    return {value, detail: {values: threeWays(distribution.tagCounts, under)}};
  },
});
