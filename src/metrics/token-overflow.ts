import {anchors} from './curve.ts';
import {defineMetric, type Metric} from './metric.ts';
import {shareInterval} from './share-interval.ts';

const SHOWN = 20;
const SHUFFLED = 'Captions are shuffled: a random part is cut off, and no tag is lost wholly.';

/**
 * Share of items whose caption is longer than the text encoder reads, by the profile's budget (CLIP: 75 content tokens).
 * In [0, 1]. Dead tags: tags no use of which is read to its end. Token counts are exact, id for id: A. Radford et al.,
 * "Learning Transferable Visual Models From Natural Language Supervision", ICML 2021 (its byte-pair encoder).
 */
export const tokenOverflow: Metric<'tokenLengths'> = defineMetric({
  id: 'token-overflow',
  code: 'M11b',
  version: 1,
  title: 'Token overflow',
  question: 'Does the text encoder read the captions to their end?',
  unit: 'share',
  direction: 'lower-is-better',
  pillar: 'uniqueness',
  weight: 0.3,
  curve: anchors({ideal: 0, good: 0.1, poor: 0.3, worst: 1}), // docs/calibration.md#token-overflow
  needs: ['tokenLengths'],
  restsOn: 'files',
  measure({tokenLengths}) {
    if (tokenLengths.kind === 'no-limit') return {notApplicable: 'This trainer cuts no caption off.'};
    if (tokenLengths.kind === 'no-captions') return {notApplicable: 'There are no captions.'};
    if (tokenLengths.kind === 'no-tokenizer') {
      const {encoder, budget} = tokenLengths;
      return {
        notRun: `The ${encoder} encoder reads ${budget} tokens; its tokenizer.json counts them: --tokenizer ${encoder}=FILE.`,
      };
    }
    const {items, over, budget, longest, total, uses, lostUses, cutUses, lostTags, shuffled} = tokenLengths;
    const {encoder, lostTokens, straddlingUses} = tokenLengths;
    if (items === 0) return {notApplicable: 'There are no captions.'};
    const dead = lostTags.filter(({uses: all, lost}) => lost >= all);
    return {
      value: over / items,
      ...shareInterval(over, items),
      detail: {
        values: {
          budget,
          longest,
          mean: total / items,
          'lost-tokens': lostTokens,
          uses,
          'lost-uses': lostUses,
          'cut-uses': cutUses,
          'straddling-uses': straddlingUses,
          'dead-tags': dead.length,
        },
        rows: dead.slice(0, SHOWN).map(({tag, lost}) => ({label: tag, value: lost})),
        total: dead.length,
        remarks: [`Read by ${encoder}: ${budget} tokens.`, ...(shuffled ? [SHUFFLED] : [])],
      },
    };
  },
});
