import {wilsonInterval} from '../math/intervals.ts';
import {mismatchShare} from '../statistics/alignment/alignment.ts';
import {alignmentRemarks, alignmentValues, unranked, unread} from './alignment-reading.ts';
import {anchors} from './curve.ts';
import {defineMetric, type Metric} from './metric.ts';

/**
 * Estimated share of captions that belong to other images, π = min(1, 2 · #{r < ½} / N), r the share of the other captions that
 * fit a picture worse than its own by the eyes of an image–text model: of mismatched pairs half lie below ½, of matched ones
 * nearly none. In [0, 1]; undefined below 30 items, and where captions are alike. Interval: twice Wilson's of the share.
 * J. D. Storey, "A direct approach to false discovery rates", JRSS B 64 (2002) 479–498, with λ = ½.
 */
export const alignment: Metric<'alignment' | 'dataset'> = defineMetric({
  id: 'alignment',
  code: 'M11a',
  version: 1,
  title: 'Image–text alignment',
  question: 'How many captions belong to other images?',
  unit: 'share',
  direction: 'lower-is-better',
  pillar: 'quality',
  weight: 0.4,
  curve: anchors({ideal: 0, good: 0.05, poor: 0.2, worst: 0.5}), // docs/calibration.md#alignment
  needs: ['alignment', 'dataset'],
  restsOn: 'files',
  measure(statistics) {
    const without = unranked(statistics);
    if (without !== null) return without;
    const {alignment: found} = statistics;
    const value = mismatchShare(found);
    const remarks = alignmentRemarks(found);
    const [low, high] = wilsonInterval(found.belowHalf, found.n) ?? [0, 1];
    const detail = {
      values: alignmentValues(found),
      rows: found.review.slice(0, 20).map(({key, rank, better}) => ({
        label: key,
        value: rank,
        ...(better === null ? {} : {note: better}),
      })),
      total: found.reviewTotal,
      ...(remarks.length === 0 ? {} : {remarks}),
    };
    const why = unread(found);
    return why === null
      ? {value, interval: [Math.min(1, 2 * low), Math.min(1, 2 * high)], detail}
      : {value, informative: why, detail};
  },
});
