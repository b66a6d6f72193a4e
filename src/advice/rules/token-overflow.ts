import type {Profile} from '../../config/profiles.ts';
import type {TokenLengths} from '../../statistics/token-lengths.ts';
import type {Fix} from '../finding.ts';
import {defineRule, type Rule} from '../rule.ts';
import {agree, cut, itemEvidence, percent, tagEvidence} from '../wording.ts';

type Counted = Extract<TokenLengths, {readonly kind: 'counted'}>;

/** Budgets that kohya's max_token_length offers for SD 1, SD 2 and SDXL. */
const BUDGETS = [75, 150, 225];
const FEW = 0.01;

/** Captions are longer than the text encoder reads. */
export const tokenOverflow: Rule<'tokenLengths' | 'settings' | 'dataset'> = defineRule({
  id: 'token-overflow',
  patterns: ['I'],
  version: 1,
  title: 'Captions longer than the encoder reads',
  needs: ['tokenLengths', 'settings', 'dataset'],
  restsOn: 'files',
  normalFor: [],
  find({tokenLengths, settings, dataset}) {
    if (tokenLengths.kind !== 'counted' || tokenLengths.over === 0) return [];
    const {over, items, budget, lostTags, longItems, shuffled} = tokenLengths;
    const dead = lostTags.filter(({lost, uses}) => lost >= uses);
    const share = over / items;
    const {fix, todo} = remedy(tokenLengths, settings);
    return [
      {
        severity: share >= 0.3 ? 'error' : share >= 0.1 ? 'warning' : 'note',
        subject: {kind: 'items', keys: []},
        what: cut(
          `${over} of ${items} captions ${agree(over, 'exceeds', 'exceed')} ${budget} tokens; ${loss(tokenLengths, dead.length, dataset.vocabulary)}`,
          140,
        ),
        why: 'What is cut off is not learned, and every figure here describes text that nobody reads.',
        todo,
        evidence: [
          itemEvidence(longItems.map(({key}) => key)),
          ...(dead.length > 0 && !shuffled
            ? [
                tagEvidence(
                  dead.map(({tag, uses}) => ({tag, n: uses, note: 'never read'})),
                  items,
                ),
              ]
            : []),
        ],
        fixes: [fix],
      },
    ];
  },
});

function loss({lostUses, uses, shuffled}: Counted, dead: number, vocabulary: number): string {
  if (shuffled) return `${percent(lostUses / uses)} of all uses are lost at random, no tag wholly`;
  return dead > 0 ? `${dead} of ${vocabulary} tags are never read` : 'their ends are never read';
}

/** The first remedy that exists: a larger budget, else shorter captions. */
function remedy({histogram, items, encoder, budget}: Counted, {name}: Profile): {fix: Fix; todo: string} {
  const overAt = (limit: number): number =>
    histogram.reduce((total, [tokens, n]) => total + (tokens > limit ? n : 0), 0) / items;
  const larger = BUDGETS.filter(limit => limit > budget);
  const fits = larger.find(limit => overAt(limit) <= FEW) ?? larger.at(-1);
  if ((name === 'kohya' || name === 'kohya-gui') && fits !== undefined) {
    return {
      fix: {kind: 'set-training-option', option: 'max_token_length', value: fits, applicability: 'suggested'},
      todo: `Set max_token_length to ${fits} (SD 1, SD 2 and SDXL only): ${overAt(fits) === 0 ? 'none' : percent(overAt(fits))} would still be too long. Or shorten the captions.`,
    };
  }
  return {
    fix: {kind: 'shorten-caption', encoder, budget, applicability: 'suggested'},
    todo: 'Shorten the captions, the least useful tags first; what must be read comes first.',
  };
}
