import {shannonEntropy} from '../math/entropy.ts';
import {incidenceEntropy} from '../math/incidence.ts';
import {NO_TAGS, threeWays} from './distribution.ts';
import {defineMetric, type Metric} from './metric.ts';

/** Half the width of a 95 % interval in standard errors. */
const NORMAL = 1.96;

/**
 * H = −Σ p ln p over document frequencies, with Pielou's H/ln V beside it, and the Chao–Wang–Jost estimate Ĥ of what H would be
 * had every tag been seen. The interval is that of the estimate: Ĥ ± 1.96 jackknife standard errors over items (percentile
 * and BCa bootstraps hardly ever cover it in sets of a hundred items).
 */
export const entropy: Metric<'tagCounts'> = defineMetric({
  id: 'entropy',
  code: 'M1',
  version: 1,
  title: 'Tag entropy',
  question: 'How much choice does a tag carry?',
  unit: 'nats',
  direction: 'neither',
  pillar: null,
  weight: 0,
  curve: null,
  needs: ['tagCounts'],
  restsOn: 'distribution',
  measure({tagCounts}) {
    if (tagCounts === null) return {notApplicable: NO_TAGS};
    const {df, items, entropyError} = tagCounts;
    const value = shannonEntropy(df);
    if (value === undefined) return {notApplicable: 'There are no tags.'};
    const estimate = incidenceEntropy(df, items);
    const values = {
      'h-norm': df.length > 1 ? value / Math.log(df.length) : null,
      'chao-wang-jost': estimate ?? null,
      'standard-error': entropyError,
      ...threeWays(tagCounts, shannonEntropy),
    };
    if (estimate === undefined || entropyError === null) return {value, detail: {values}};
    const half = NORMAL * entropyError;
    return {value, interval: [estimate - half, estimate + half], detail: {values}};
  },
});
