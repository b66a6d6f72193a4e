import {sum} from '../math/entropy.ts';
import {anchors} from './curve.ts';
import {defineMetric, type Metric} from './metric.ts';

const SHOWN = 12;

/**
 * Share of tag uses that are avoidable variants: other spellings and other names of one tag, hyphen and plural twins, slips,
 * repeats in one caption, empty tags, and one use for a caption whose text is untrimmed. In [0, 1].
 */
export const hygiene: Metric<'spellings' | 'aliases' | 'tagTwins' | 'lookAlikes' | 'dataset'> = defineMetric({
  id: 'hygiene',
  code: 'M7b',
  version: 3,
  title: 'Tag hygiene',
  question: 'Is each tag written in one way, once, and not empty?',
  unit: 'share',
  direction: 'lower-is-better',
  pillar: 'quality',
  weight: 0.2,
  curve: anchors({ideal: 0, good: 0.02, poor: 0.1, worst: 0.3}), // docs/calibration.md#hygiene
  needs: ['spellings', 'aliases', 'tagTwins', 'lookAlikes', 'dataset'],
  restsOn: 'files',
  measure({spellings, aliases, tagTwins, lookAlikes, dataset}) {
    if (dataset.style === 'sentence')
      return {notApplicable: 'The captions are prose: spellings of tags are not judged.'};
    const {uses, variantUses, emptyUses, repeatedUses, untrimmedUses, groups} = spellings;
    if (uses === 0) return {notApplicable: 'There are no tags.'};
    // A tag counts for one fault: another name before another form before a slip.
    const renamed = new Set(aliases.map(({tag}) => tag));
    const twins = tagTwins.filter(({twin}) => !renamed.has(twin));
    const formed = new Set(twins.map(({twin}) => twin));
    const slips = new Map(
      lookAlikes
        .filter(({rare}) => !renamed.has(rare) && !formed.has(rare))
        .map(({rare, rareUses}) => [rare, rareUses]),
    );
    const faults = {
      variants: variantUses,
      aliases: sum(aliases.map(alias => alias.uses)),
      twins: sum(twins.map(twin => twin.uses)),
      slips: sum([...slips.values()]),
      empty: emptyUses,
      repeated: repeatedUses,
      untrimmed: untrimmedUses,
    };
    const rows = [
      ...groups.map(({key, spellings: ways}) => ({
        label: key,
        value: ways.length,
        note: ways.map(({raw}) => raw).join(' · '),
      })),
      ...twins.map(({tag, twin}) => ({label: tag, value: 2, note: `${tag} · ${twin}`})),
    ];
    return {
      // An empty or repeated tag may be a variant as well: the share stays a share.
      value: Math.min(1, sum(Object.values(faults)) / uses),
      detail: {
        values: Object.fromEntries(Object.entries(faults).map(([fault, n]) => [fault, n / uses])),
        rows: rows.slice(0, SHOWN),
        total: rows.length,
      },
    };
  },
});
