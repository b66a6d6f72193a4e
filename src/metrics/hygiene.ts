import {anchors} from './curve.ts';
import {defineMetric, type Metric} from './metric.ts';

/** Share of tag uses that are avoidable variants: other spellings and other names of one tag, slips, repeats in one caption, empty tags. In [0, 1]. */
export const hygiene: Metric<'spellings' | 'aliases' | 'lookAlikes' | 'dataset'> = defineMetric({
  id: 'hygiene',
  code: 'M7b',
  version: 1,
  title: 'Tag hygiene',
  question: 'Is each tag written in one way, once, and not empty?',
  unit: 'share',
  direction: 'lower-is-better',
  pillar: 'quality',
  weight: 0.2,
  curve: anchors({ideal: 0, good: 0.02, poor: 0.1, worst: 0.3}), // docs/calibration.md#hygiene
  needs: ['spellings', 'aliases', 'lookAlikes', 'dataset'],
  restsOn: 'files',
  measure({spellings, aliases, lookAlikes, dataset}) {
    if (dataset.style === 'sentence')
      return {notApplicable: 'The captions are prose: spellings of tags are not judged.'};
    const {uses, variantUses, emptyUses, repeatedUses, groups} = spellings;
    if (uses === 0) return {notApplicable: 'There are no tags.'};
    const rows = groups.slice(0, 12).map(({key, spellings: ways}) => ({
      label: key,
      value: ways.length,
      note: ways.map(({raw}) => raw).join(' · '),
    }));
    const slips = new Map(lookAlikes.map(({rare, rareUses}) => [rare, rareUses]));
    const slipUses = [...slips.values()].reduce((total, n) => total + n, 0);
    const aliasUses = aliases.reduce((total, alias) => total + alias.uses, 0);
    const values = {
      variants: variantUses / uses,
      slips: slipUses / uses,
      aliases: aliasUses / uses,
      empty: emptyUses / uses,
      repeated: repeatedUses / uses,
    };
    // An empty or repeated tag may be a variant as well: the share stays a share.
    return {
      value: Math.min(1, (variantUses + slipUses + aliasUses + emptyUses + repeatedUses) / uses),
      detail: {values, rows, total: groups.length},
    };
  },
});
