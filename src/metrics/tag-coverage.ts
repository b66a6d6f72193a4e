import {binaryEntropy} from '../math/entropy.ts';
import {rareUses, sampleCoverage} from '../math/incidence.ts';
import {anchors} from './curve.ts';
import {scoredDistribution} from './distribution.ts';
import {STOP} from './saturation.ts';
import {defineMetric, type Metric} from './metric.ts';

/** Good–Turing sample coverage Ĉ: the share of tag use that belongs to tags seen often enough to be learned. In [0, 1]. */
export const tagCoverage: Metric<'tagCounts'> = defineMetric({
  id: 'tag-coverage',
  code: 'M7',
  version: 2,
  title: 'Tag coverage',
  question: 'Are tags used often enough to be learned?',
  unit: 'share',
  direction: 'higher-is-better',
  pillar: 'balance',
  weight: 0.25,
  curve: anchors({ideal: 0.97, good: 0.9, poor: 0.75, worst: 0.4}), // docs/calibration.md#tag-coverage
  needs: ['tagCounts'],
  restsOn: 'distribution',
  measure({tagCounts}) {
    const distribution = scoredDistribution(tagCounts);
    if ('notApplicable' in distribution) return distribution;
    const {df, items, tags, rare} = distribution.tagCounts;
    const value = sampleCoverage(rare);
    if (value === undefined) return {notApplicable: 'There are no tags.'};
    // How well presence of a tag can be contrasted with its absence.
    const controls = df.map(n => binaryEntropy(n / items));
    const order = [...df.keys()].toSorted((a, b) => (controls[b] ?? 0) - (controls[a] ?? 0) || a - b);
    const rows = order.slice(0, 10).map(id => ({
      label: tags[id] ?? '',
      value: Math.log(items / (df[id] ?? 1)),
      note: `idf; control ${(controls[id] ?? 0).toFixed(3)}`,
    }));
    const stop = df.filter(n => n >= STOP * items).length;
    const values = {
      singletons: rare.once,
      doubletons: rare.twice,
      pictures: rare.items,
      document: sampleCoverage(rareUses(df, items)) ?? null,
      'stop-tags': stop,
    };
    return {value, detail: {values, rows, total: df.length}};
  },
});
