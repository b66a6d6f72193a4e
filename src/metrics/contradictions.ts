import {reaches} from '../math/reaches.ts';
import {anchors} from './curve.ts';
import {NO_CAPTIONS, nothingToJudge} from './distribution.ts';
import {defineMetric, type Metric} from './metric.ts';
import {shareInterval} from './share-interval.ts';

const SHOWN = 12;
/** Share of items from which their silence says something. */
const ENOUGH = 0.1;

/**
 * Share of items with a caption that holds two tags of which one rules the other out: known opposites (`no humans` and `1boy`, `indoors`
 * and `outdoors`), or two values of a group that the user declared to be exclusive. In [0, 1]; undefined where less than a tenth of
 * the items hold a tag that could be contradicted. A fact of the captions, at any number of items.
 */
export const contradictions: Metric<'contradictions' | 'tagCounts'> = defineMetric({
  id: 'contradictions',
  code: 'M8c',
  version: 1,
  title: 'Contradictions',
  question: 'Do captions say what cannot be true at once?',
  unit: 'share',
  direction: 'lower-is-better',
  pillar: 'structure',
  weight: 0.25,
  curve: anchors({ideal: 0, good: 0.02, poor: 0.1, worst: 0.3}), // docs/calibration.md#contradictions
  needs: ['contradictions', 'tagCounts'],
  restsOn: 'files',
  measure({contradictions: found, tagCounts}) {
    const nothing = nothingToJudge(tagCounts);
    if (nothing !== null) return {notApplicable: nothing};
    if (tagCounts?.unit === 'term') return {notApplicable: 'Prose may say two things of different parts of a picture.'};
    if (found === null) return {notRun: NO_CAPTIONS};
    const {items, judged, contradictory, total} = found;
    if (contradictory === 0 && !reaches(judged / Math.max(1, items), ENOUGH)) {
      return {notApplicable: 'Hardly a caption holds a tag that another one is known to contradict.'};
    }
    const rows = found.found
      .slice(0, SHOWN)
      .map(({a, b, group, items: value}) => ({label: `${a} – ${b}`, value, ...(group === null ? {} : {note: group})}));
    return {
      value: contradictory / items,
      ...shareInterval(contradictory, items),
      detail: {values: {contradictory, judged}, rows, total},
    };
  },
});
