import {shannonEntropy} from '../math/entropy.ts';
import {incidenceEntropy} from '../math/incidence.ts';
import {NO_TAGS, threeWays} from './distribution.ts';
import {defineMetric, type Metric} from './metric.ts';

/** H = −Σ p ln p over document frequencies, with Pielou's H/ln V and the Chao–Wang–Jost estimate beside it. */
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
    const {df, items} = tagCounts;
    const value = shannonEntropy(df);
    if (value === undefined) return {notApplicable: 'There are no tags.'};
    const values = {
      'h-norm': df.length > 1 ? value / Math.log(df.length) : null,
      'chao-wang-jost': incidenceEntropy(df, items) ?? null,
      ...threeWays(tagCounts, shannonEntropy),
    };
    return {value, detail: {values}};
  },
});
