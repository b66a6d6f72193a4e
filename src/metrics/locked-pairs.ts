import {anchors} from './curve.ts';
import {NO_CAPTIONS, nothingToJudge} from './distribution.ts';
import {defineMetric, type Metric} from './metric.ts';
import {pairRow} from './pairs.ts';

const SHOWN = 12;

/**
 * Share of tags that stand in a locked pair, of those that could: in 5 to 90 % of the items, neither trigger nor quality tags.
 * Locked: Jaccard ≥ .8, and significant (one-sided hypergeometric test on items, Benjamini–Hochberg at 5 % over all pairs of tags in
 * two items or more). In [0, 1]; undefined below two such tags, and below 20 items, where chance cannot be told from habit.
 */
export const lockedPairs: Metric<'lockedPairs' | 'tagCounts'> = defineMetric({
  id: 'locked-pairs',
  code: 'M8*',
  version: 1,
  title: 'Locked tags',
  question: 'Can each tag be prompted without another?',
  unit: 'share',
  direction: 'lower-is-better',
  pillar: 'structure',
  weight: 0.25,
  curve: anchors({ideal: 0, good: 0.2, poor: 0.5, worst: 1}), // docs/calibration.md#locked-pairs
  needs: ['lockedPairs', 'tagCounts'],
  restsOn: 'distribution',
  measure({lockedPairs: found, tagCounts}) {
    const nothing = nothingToJudge(tagCounts);
    if (nothing !== null) return {notApplicable: nothing};
    if (found === null) return {notRun: NO_CAPTIONS};
    const {testable, able, locked, pairs, total} = found;
    if (!testable) return {notRun: 'Fewer than 20 items: whether tags come together by chance cannot be tested.'};
    if (able < 2) return {notApplicable: 'Fewer than two tags stand in 5 to 90 % of the captions.'};
    const rows = pairs.slice(0, SHOWN).map(pairRow);
    return {value: locked / able, detail: {values: {locked, able, pairs: total}, rows, total}};
  },
});
