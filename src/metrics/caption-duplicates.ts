import {anchors} from './curve.ts';
import {defineMetric, type Metric} from './metric.ts';
import {shareInterval} from './share-interval.ts';

/**
 * Share of items with another item at tag-set Jaccard ≥ 0.9. In [0, 1]; undefined when fewer than two items have tags. Items
 * without tags repeat nobody, and count among the items.
 */
export const captionDuplicates: Metric<'captionDuplicates'> = defineMetric({
  id: 'caption-duplicates',
  code: 'M10b',
  version: 2,
  title: 'Repeated captions',
  question: 'How many images share their caption with another?',
  unit: 'share',
  direction: 'lower-is-better',
  pillar: 'uniqueness',
  weight: 0.2,
  curve: anchors({ideal: 0, good: 0.1, poor: 0.4, worst: 1}), // docs/calibration.md#caption-duplicates
  needs: ['captionDuplicates'],
  restsOn: 'files',
  measure({captionDuplicates: {items, comparable, repeated, exact, distinct, groups, groupCount}}) {
    if (comparable < 2) return {notApplicable: 'Fewer than two captions hold a tag.'};
    const rows = groups
      .slice(0, 10)
      .map(({size, keys}) => ({label: keys[0] ?? '', value: size, note: keys.slice(1).join(', ')}));
    return {
      value: repeated / items,
      ...shareInterval(repeated, items),
      detail: {values: {repeated, exact, distinct, comparable}, rows, total: groupCount},
    };
  },
});
