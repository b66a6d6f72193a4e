import {classWeights, imbalanceRatio} from '../math/class-weights.ts';
import {shannonEntropy} from '../math/entropy.ts';
import {defineMetric, type Metric} from './metric.ts';

/** Normalised entropy of the training folders by exposure: 1 when every folder is seen equally often. Reported only. */
export const subsetBalance: Metric<'subsets'> = defineMetric({
  id: 'subset-balance',
  code: 'M7d',
  version: 1,
  title: 'Folder balance',
  question: 'Is every training folder seen equally often?',
  unit: 'ratio',
  direction: 'higher-is-better',
  pillar: null,
  weight: 0,
  curve: null,
  needs: ['subsets'],
  restsOn: 'files',
  measure({subsets}) {
    if (subsets.length < 2) return {notApplicable: 'There is one folder.'};
    const items = subsets.map(subset => subset.items);
    const exposures = subsets.map(subset => subset.exposures);
    const normal = (counts: readonly number[]): number => (shannonEntropy(counts) ?? 0) / Math.log(subsets.length);
    const total = items.reduce((a, b) => a + b, 0);
    const rows = subsets.map(({name, items: n, exposures: seen}) => ({
      label: name,
      value: seen,
      note: `weight ${(classWeights(n, {total, classes: subsets.length})?.inverse ?? 0).toFixed(3)}`,
    }));
    const values = {
      items: normal(items),
      'imbalance-ratio': imbalanceRatio(exposures) ?? null,
      'imbalance-ratio-items': imbalanceRatio(items) ?? null,
    };
    return {value: normal(exposures), detail: {values, rows, total: rows.length}};
  },
});
