import {alignmentValues, unranked, unread} from './alignment-reading.ts';
import {anchors} from './curve.ts';
import {defineMetric, type Metric} from './metric.ts';

/**
 * Mean over the images of r, the share of the other captions that fit a picture worse than its own by the eyes of an image–text
 * model: the area under the ROC curve of telling own captions from others. In [0, 1], ½ for captions dealt by lot; undefined below
 * 30 items, and where captions are alike. Its rows are tags that pictures show least reliably.
 */
export const alignmentAuc: Metric<'alignment' | 'dataset'> = defineMetric({
  id: 'alignment-auc',
  code: 'M11c',
  version: 1,
  title: 'Image–text ranking',
  question: 'How surely is an image told by its caption?',
  unit: 'ratio',
  direction: 'higher-is-better',
  pillar: 'quality',
  weight: 0.15,
  curve: anchors({ideal: 0.95, good: 0.8, poor: 0.65, worst: 0.5}), // docs/calibration.md#alignment
  needs: ['alignment', 'dataset'],
  restsOn: 'files',
  measure(statistics) {
    const without = unranked(statistics);
    if (without !== null) return without;
    const {alignment} = statistics;
    const detail = {
      values: alignmentValues(alignment),
      rows: alignment.tags.slice(0, 10).map(({tag, n, auc}) => ({label: tag, value: auc, note: `${n} images`})),
      total: alignment.tags.length,
      curve: {x: alignment.bins.map((_, i) => (i + 0.5) / alignment.bins.length), y: alignment.bins},
    };
    const why = unread(alignment);
    return why === null ? {value: alignment.auc, detail} : {value: alignment.auc, informative: why, detail};
  },
});
