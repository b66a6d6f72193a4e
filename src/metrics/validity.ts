import {anchors} from './curve.ts';
import {defineMetric, type Metric} from './metric.ts';
import {shareInterval} from './share-interval.ts';

/**
 * Share of items, rejected images and orphan captions with a defect that a trainer would choke on, drop or mislearn.
 * Git LFS pointers count apart: they are not checked out, not broken. Undefined without a single thing.
 */
export const validity: Metric<'validity'> = defineMetric({
  id: 'validity',
  code: 'M7c',
  version: 1,
  title: 'Validity',
  question: 'Will the trainer read every image and caption as meant?',
  unit: 'share',
  direction: 'lower-is-better',
  pillar: 'quality',
  weight: 0.25,
  curve: anchors({ideal: 0, good: 0.01, poor: 0.05, worst: 0.2}), // docs/calibration.md#validity
  needs: ['validity'],
  restsOn: 'files',
  measure({validity: {things, defective, harmed, pointers}}) {
    if (things === 0) return {notApplicable: 'There is nothing to read.'};
    return {
      value: defective / things,
      ...shareInterval(defective, things),
      detail: {values: {things, defective, harmed: harmed / things, 'lfs-pointers': pointers}},
    };
  },
});
