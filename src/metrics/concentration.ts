import {simpsonConcentration, sum} from '../math/entropy.ts';
import {anchors} from './curve.ts';
import {concentrationOf, scoredDistribution, SINGLE, threeWays} from './distribution.ts';
import {defineMetric, type Metric} from './metric.ts';

/** Mean tags a caption below which captions are nearly labels. */
const FEW_TAGS = 3;
const BANDS = 'hhi-10000, read as in markets: up to 1,500 spread, above 2,500 concentrated. A metaphor.';

/**
 * HHI* = (HHI − 1/V) / (1/L̄ − 1/V): the Herfindahl–Hirschman index Σ p² between its least and its greatest value for
 * captions of L̄ tags. In [0, 1]; 1 = identical captions. The textbook index stands in `detail.values.hhi`.
 */
export const concentration: Metric<'tagCounts'> = defineMetric({
  id: 'concentration',
  code: 'M4*',
  version: 2,
  title: 'Tag concentration',
  question: 'Is tag use concentrated in few tags?',
  unit: 'ratio',
  direction: 'lower-is-better',
  pillar: 'balance',
  weight: 0.2,
  curve: anchors({ideal: 0.3, good: 0.5, poor: 0.75, worst: 1}), // docs/calibration.md#concentration
  needs: ['tagCounts'],
  restsOn: 'distribution',
  measure({tagCounts}) {
    const distribution = scoredDistribution(tagCounts);
    if ('notApplicable' in distribution) return distribution;
    const value = concentrationOf(distribution);
    if (value === null) return {notApplicable: SINGLE};
    const {df, items} = distribution.tagCounts;
    const hhi = simpsonConcentration(df) ?? null;
    // Σp² cannot exceed 1/L̄: with longer captions the bands of markets would never be reached.
    const isNearlyLabels = sum(df) < FEW_TAGS * items;
    const values = {
      hhi,
      ...(hhi === null || !isNearlyLabels ? {} : {'hhi-10000': hhi * 10_000}),
      d2: hhi === null ? null : 1 / hhi,
      unbiased: unbiased(df, items),
    };
    const all = {...values, ...threeWays(distribution.tagCounts, simpsonConcentration)};
    return {value, detail: {values: all, ...(isNearlyLabels ? {remarks: [BANDS]} : {})}};
  },
});

/** Σ y(y−1)/(N(N−1)) / (U/N)²: does not fall with N by itself. Null below two items. */
function unbiased(df: Float64Array, items: number): number | null {
  const mean = sum(df) / items;
  return items < 2 ? null : sum(df.map(y => y * (y - 1))) / (items * (items - 1)) / mean ** 2;
}
