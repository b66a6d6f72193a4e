import {reaches} from '../../math/reaches.ts';
import type {Statistics} from '../../statistics/statistics.ts';
import type {TokenLengths} from '../../statistics/token-lengths.ts';
import {itemEvidence, tagEvidence} from '../evidence.ts';
import type {Fix} from '../finding.ts';
import {defineRule, type Rule} from '../rule.ts';
import {isMostlyUnderscored, rewritable} from '../underscores.ts';
import {say} from '../words.ts';
import {tokenOverflowWords} from './token-overflow.words.ts';

type Counted = Extract<TokenLengths, {readonly kind: 'counted'}>;
type Needs = 'tokenLengths' | 'tagCounts' | 'settings' | 'dataset';
type Remedy = Parameters<typeof tokenOverflowWords.what>[0]['remedy'];

/** Budgets that kohya's max_token_length offers for SD 1, SD 2 and SDXL. */
const BUDGETS = [75, 150, 225];
const FEW = 0.01;
/** Tags that a proposal names to be moved to the front. */
const MOVED = 12;

/** Captions are longer than the text encoder reads. */
export const tokenOverflow: Rule<Needs> = defineRule({
  id: 'token-overflow',
  patterns: ['I'],
  version: 1,
  title: 'Captions longer than the encoder reads',
  needs: ['tokenLengths', 'tagCounts', 'settings', 'dataset'],
  restsOn: 'files',
  normalFor: [],
  find(statistics) {
    const {tokenLengths, dataset} = statistics;
    if (tokenLengths.kind !== 'counted' || tokenLengths.over === 0) return [];
    const {over, items, budget, lostTags, longItems, shuffled, lostUses, uses, overWithSpaces} = tokenLengths;
    const dead = shuffled ? [] : lostTags.filter(tag => tag.lost >= tag.uses);
    const share = over / items;
    const larger = largerBudget(tokenLengths, statistics.settings.name);
    const remedy = remedyOf(tokenLengths, larger, statistics);
    return [
      {
        severity: reaches(share, 0.3) ? 'error' : reaches(share, 0.1) ? 'warning' : 'note',
        subject: {kind: 'items', keys: []},
        ...say(tokenOverflowWords, {
          over,
          captions: items,
          budget,
          dead: dead.length,
          vocabulary: dataset.vocabulary,
          lost: uses === 0 ? 0 : lostUses / uses,
          shuffled,
          remedy,
          larger: larger ?? budget,
          stillOver: larger === null ? share : overAt(tokenLengths, larger),
          overWithSpaces,
        }),
        evidence: [
          itemEvidence(longItems.map(({key}) => key)),
          tagEvidence(
            dead.map(tag => ({tag: tag.tag, n: tag.uses, note: 'never read'})),
            items,
          ),
        ],
        fixes: fixesOf(remedy, larger, statistics),
      },
    ];
  },
});

function overAt({histogram, items}: Counted, limit: number): number {
  return histogram.reduce((total, [tokens, n]) => total + (tokens > limit ? n : 0), 0) / items;
}

/** The smallest budget that reads nearly all, else the largest; null where the trainer has none beyond its own. */
function largerBudget(lengths: Counted, trainer: string): number | null {
  if (trainer !== 'kohya' && trainer !== 'kohya-gui') return null;
  const larger = BUDGETS.filter(limit => limit > lengths.budget);
  return larger.find(limit => reaches(FEW, overAt(lengths, limit))) ?? larger.at(-1) ?? null;
}

/** The first that exists of: a larger budget, spaces for underscores, shorter captions. */
function remedyOf(
  {over, overWithSpaces}: Counted,
  larger: number | null,
  {tagCounts, dataset}: Pick<Statistics, 'tagCounts' | 'dataset'>,
): Remedy {
  if (larger !== null) return 'budget';
  if (dataset.style === 'sentence' || tagCounts === null) return 'rewrite';
  return overWithSpaces < over && isMostlyUnderscored(rewritable(tagCounts)) ? 'underscores' : 'shorten';
}

/** Only the first remedy is offered: `underscores-cost-tokens` offers the spaces. In a fixed order a person may also reorder. */
function fixesOf(
  remedy: Remedy,
  larger: number | null,
  {tokenLengths, settings, dataset}: Pick<Statistics, Needs>,
): Fix[] {
  if (tokenLengths.kind !== 'counted') return [];
  const {encoder, budget, shuffled, lostTags, longItems} = tokenLengths;
  if (larger !== null) {
    const option = 'max_token_length';
    return [{kind: 'set-training-option', trainer: settings.name, option, value: larger, applicability: 'suggested'}];
  }
  if (remedy === 'rewrite') {
    const keys = longItems.map(({key}) => key);
    return [{kind: 'review-list', keys, question: 'What can be left out?', applicability: 'manual'}];
  }
  const shorten: Fix = {kind: 'shorten-caption', encoder, budget, applicability: 'suggested'};
  if (shuffled) return [shorten];
  const trigger = dataset.trigger?.text.split(', ') ?? [];
  const cutOff = lostTags.toSorted((a, b) => b.uses - a.uses || (a.tag < b.tag ? -1 : 1)).map(({tag}) => tag);
  const first = [...trigger, ...cutOff.filter(tag => !trigger.includes(tag)).slice(0, MOVED)];
  return cutOff.length === 0 ? [shorten] : [shorten, {kind: 'reorder-tags', first, applicability: 'manual'}];
}
