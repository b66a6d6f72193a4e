import {findAll} from '../../../advice/advise.ts';
import {TagnosisError} from '../../../errors.ts';
import type {Statistics} from '../../../statistics/statistics.ts';

/**
 * Where a set that is two sets comes apart: per part its items by key, and the items that belong to both. Nothing is moved.
 * An error where advice proposes no split.
 */
export function splitFile(statistics: Statistics): string {
  const fixes = findAll(statistics, {purpose: null, off: [], accept: []}).flatMap(finding => finding.fixes);
  const split = fixes.find(fix => fix.kind === 'split-dataset');
  if (split !== undefined) return `${JSON.stringify({parts: split.groups, shared: split.shared}, null, 2)}\n`;
  throw new TagnosisError('plan-unreadable', 'Nothing says that this set is two sets.', {
    hint: 'Leave out --split. See: tagnosis explain mixed-data-set',
  });
}
