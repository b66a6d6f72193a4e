import {reaches} from '../../math/reaches.ts';
import type {UncleanKind} from '../../statistics/caption-text.ts';
import {cappingCodes} from '../capping.ts';
import {itemEvidence} from '../evidence.ts';
import type {Draft} from '../finding.ts';
import {defineRule, type Rule} from '../rule.ts';
import {say} from '../words.ts';
import {uncleanTextWords} from './unclean-text.words.ts';

const WIDESPREAD = 0.1;

/** Characters that may have been meant. */
const JUDGEMENT: ReadonlySet<UncleanKind> = new Set<UncleanKind>(['nbsp', 'full-width-comma', 'eol']);
/** In prose an empty piece is the gap between two paragraphs. */
const OF_TAGS: ReadonlySet<UncleanKind> = new Set<UncleanKind>(['empty-tag', 'trailing-separator']);

/** Empty tags and characters that no one meant to write, one finding a kind. */
export const uncleanText: Rule<'captionText' | 'dataset' | 'validity'> = defineRule({
  id: 'unclean-text',
  patterns: ['D'],
  version: 1,
  title: 'Unclean text',
  needs: ['captionText', 'dataset', 'validity'],
  restsOn: 'files',
  normalFor: [],
  find({captionText, dataset, validity}) {
    const capping = cappingCodes(validity);
    return captionText.unclean
      .filter(({kind}) => dataset.style !== 'sentence' || !OF_TAGS.has(kind))
      .map(({kind, items}): Draft => {
        const caps = kind === 'full-width-comma' && capping.has('fullwidth-separator');
        const isSerious = kind === 'full-width-comma' || reaches(items.length / dataset.items, WIDESPREAD);
        return {
          severity: isSerious && kind !== 'eol' ? 'warning' : 'note',
          subject: {kind: 'items', keys: [kind]},
          ...say(uncleanTextWords, {kind, captions: items.length, caps}),
          capsScore: caps,
          evidence: [itemEvidence(items)],
          fixes: [{kind: 'normalise-text', what: kind, applicability: JUDGEMENT.has(kind) ? 'suggested' : 'safe'}],
        };
      });
  },
});
