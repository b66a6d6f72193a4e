import {shannonEntropy, simpsonConcentration} from '../math/entropy.ts';
import {NO_TAGS, threeWays} from './distribution.ts';
import {defineMetric, type Metric} from './metric.ts';

/**
 * Hill number of order 1, e^H: as many equally common tags would be as diverse. D₀ = V and D₂ = 1/Σp² beside it.
 * M. O. Hill, "Diversity and Evenness", Ecology 54 (1973) 427–432.
 */
export const effectiveTags: Metric<'tagCounts'> = defineMetric({
  id: 'effective-tags',
  code: 'M2',
  version: 1,
  title: 'Effective tags',
  question: 'How many equally common tags would be as diverse?',
  unit: 'tags',
  direction: 'neither',
  pillar: null,
  weight: 0,
  curve: null,
  needs: ['tagCounts'],
  restsOn: 'distribution',
  measure({tagCounts}) {
    if (tagCounts === null) return {notApplicable: NO_TAGS};
    const entropy = shannonEntropy(tagCounts.df);
    const hhi = simpsonConcentration(tagCounts.df);
    if (entropy === undefined || hhi === undefined) return {notApplicable: 'There are no tags.'};
    const hill = (counts: Float64Array): number => Math.exp(shannonEntropy(counts) ?? 0);
    const values = {d0: tagCounts.df.length, d2: 1 / hhi, ...threeWays(tagCounts, hill)};
    return {value: Math.exp(entropy), detail: {values}};
  },
});
