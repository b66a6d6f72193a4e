import type {Statistics} from '../../../statistics/statistics.ts';
import type {Trainer} from './trainers.ts';

/** What a setting is, and why. */
interface PlannedOption {
  readonly option: string;
  readonly value: string | number | boolean;
  readonly why: string;
}

/** Settings that follow from the captions. */
export interface Decided {
  /** Leading tags that shuffling must leave in place. */
  readonly keep: number;
  readonly shuffle: boolean;
  /** Tokens that kohya is told to read, where it is not what it reads by itself. */
  readonly tokens: number | null;
  readonly options: readonly PlannedOption[];
}

/** Budgets that kohya offers for SD 1, SD 2 and SDXL, and the share that may be longer. */
const BUDGETS = [75, 150, 225];
const FEW_LONG = 0.01;

/** Options that the captions decide. The extension is null where captions are no files of their own. */
export function decide(
  {dataset, triggerPlacement, tokenLengths}: Statistics,
  trainer: Trainer,
  extension: string | null,
): Decided {
  const {trigger, style} = dataset;
  const leads =
    trigger !== null && triggerPlacement !== null && triggerPlacement.first > triggerPlacement.captioned / 2;
  const keep = leads ? trigger.keys.length : 0;
  const canShuffle = keep === 0 || trainer === 'kohya' || trainer === 'onetrainer' || trainer === 'simpletuner';
  const shuffle = style === 'tags' && canShuffle && trainer !== 'diffusion-pipe' && trainer !== 'ai-toolkit';
  const over = (limit: number): number =>
    tokenLengths.kind === 'counted'
      ? tokenLengths.histogram.reduce((sum, [tokens, n]) => (tokens > limit ? sum + n : sum), 0) / tokenLengths.items
      : 0;
  const isCounted = trainer === 'kohya' && tokenLengths.kind === 'counted' && tokenLengths.encoder === 'clip';
  const tokens = isCounted ? (BUDGETS.find(limit => over(limit) <= FEW_LONG) ?? 225) : 75;
  const words = leads ? `the trigger (${trigger.text}) stays in front` : 'no trigger leads the captions';
  return {
    keep,
    shuffle,
    tokens: tokens === 75 ? null : tokens,
    options: [
      ...(extension === null
        ? []
        : [{option: 'caption extension', value: extension, why: 'the captions of this set have it'}]),
      {option: 'keep in front', value: keep, why: words},
      {option: 'shuffle', value: shuffle, why: shuffleWords(shuffle, style === 'tags')},
      ...(tokens === 75
        ? []
        : [{option: 'max_token_length', value: tokens, why: `${percent(over(75))} of captions exceed 75 tokens`}]),
      {option: 'flip', value: false, why: 'not asked for; it contradicts left, right and text'},
    ],
  };
}

function shuffleWords(shuffle: boolean, areTags: boolean): string {
  if (shuffle) return 'tags have no order; turn it off where text-encoder outputs are cached';
  return areTags ? 'this trainer cannot keep a trigger in place' : 'captions are not all lists of tags';
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;
