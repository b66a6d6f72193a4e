import {sum} from '../math/entropy.ts';
import {lorenzCurve} from '../math/lorenz.ts';
import {anchors} from './curve.ts';
import {scoredDistribution, threeWays} from './distribution.ts';
import {defineMetric, type Metric} from './metric.ts';

/**
 * Gini coefficient of tag counts, G = 2 Σ i·xᵢ / (V Σ xᵢ) − (V + 1) / V with x ascending.
 * In [0, (V − 1) / V]; 0 when all tags are equally frequent; undefined below two tags or without uses.
 * O(V log V): the O(V²) mean difference that defines it is the oracle in the test.
 * C. Gini, "Measurement of Inequality of Incomes", The Economic Journal 31 (1921) 124–126.
 */
export function giniCoefficient(counts: Float64Array): number | undefined {
  const total = sum(counts);
  if (counts.length < 2 || total === 0) return undefined;
  const ranked = counts.toSorted().map((count, index) => (index + 1) * count);
  return Math.max(0, (2 * sum(ranked)) / (counts.length * total) - (counts.length + 1) / counts.length);
}

export const gini: Metric<'tagCounts'> = defineMetric({
  id: 'gini',
  code: 'M3',
  version: 1,
  title: 'Tag inequality',
  question: 'Do a few tags hold most of the uses?',
  unit: 'ratio',
  direction: 'lower-is-better',
  pillar: 'balance',
  weight: 0.1,
  curve: anchors({ideal: 0.5, good: 0.65, poor: 0.85, worst: 1}), // docs/calibration.md#gini
  needs: ['tagCounts'],
  restsOn: 'distribution',
  measure({tagCounts}) {
    const distribution = scoredDistribution(tagCounts);
    if ('notApplicable' in distribution) return distribution;
    const value = giniCoefficient(distribution.counts);
    if (value === undefined) return {notApplicable: 'One tag has no inequality.'};
    return {
      value,
      detail: {values: threeWays(distribution.tagCounts, giniCoefficient), curve: lorenzCurve(distribution.counts)},
    };
  },
});
