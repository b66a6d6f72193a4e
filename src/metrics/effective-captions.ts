import {shannonEntropy, sum} from '../math/entropy.ts';
import {NO_TAGS} from './distribution.ts';
import {defineMetric, type Metric} from './metric.ts';

/**
 * β = exp(H − Σ (L_i/U) ln L_i), L_i = tags of caption i: "your N captions behave like β different ones".
 * In [1, N]; 1 when all captions are identical. Multiplicative beta diversity of order 1.
 * L. Jost, "Partitioning diversity into independent alpha and beta components", Ecology 88 (2007) 2427–2439.
 */
export const effectiveCaptions: Metric<'tagCounts'> = defineMetric({
  id: 'effective-captions',
  code: 'M2b',
  version: 1,
  title: 'Effective captions',
  question: 'As how many different captions do they behave?',
  unit: 'captions',
  direction: 'neither',
  pillar: null,
  weight: 0,
  curve: null,
  needs: ['tagCounts'],
  restsOn: 'distribution',
  measure({tagCounts}) {
    if (tagCounts === null) return {notApplicable: NO_TAGS};
    const entropy = shannonEntropy(tagCounts.df);
    if (entropy === undefined) return {notApplicable: 'There are no tags.'};
    if (tagCounts.lengthEntropy === null) return {notApplicable: 'Captions are not known, only counts of tags.'};
    return {value: Math.exp(entropy - tagCounts.lengthEntropy / sum(tagCounts.df))};
  },
});
