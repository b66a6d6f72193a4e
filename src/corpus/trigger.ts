import {pythonTrim} from '../sources/python-text.ts';
import type {Corpus, Tag} from './corpus.ts';
import {matchKey} from './match-key.ts';
import {isGenericTag, isQualityTag} from './quality-tags.ts';
import {isCommonTag, type Taxonomy} from './taxonomy.ts';

type TriggerOrigin = 'declared' | 'fixed-tags' | 'class-tokens' | 'first-tag' | 'only-constant-tag';

export interface Trigger {
  /** Display text of the trigger tags, joined with ", ". */
  readonly text: string;
  readonly keys: readonly string[];
  readonly origin: TriggerOrigin;
}

/** Share of captions in which a trigger stands. */
export const ALMOST_ALL = 0.95;
/** A set of fewer items is too small to guess from. */
export const ENOUGH_FOR_TRIGGER = 5;

export interface TriggerOptions {
  /** What the user says it is. */
  readonly declared?: readonly string[];
  readonly taxonomy?: Taxonomy | undefined;
}

/** Which tag calls the subject: the first rule that answers (docs/trigger.md). Null when nothing can be said. */
export function findTrigger(
  corpus: Corpus,
  df: Float64Array,
  {declared = [], taxonomy}: TriggerOptions = {},
): Trigger | null {
  const words = declared.filter(word => pythonTrim(word) !== '');
  const told = words.length > 0 ? words : toldByTrainer(corpus);
  if (told.length > 0) return {text: told.join(', '), keys: told.map(matchKey), origin: 'declared'};
  if (corpus.keys.length < ENOUGH_FOR_TRIGGER) return null;
  const isAble = ({key}: Tag): boolean => !isQualityTag(key) && !isGenericTag(key) && !isCommonTag(key, taxonomy);
  const able = corpus.vocabulary.map(isAble);
  const guess = {corpus, df, able};
  return fixedTags(guess) ?? classTokens(guess) ?? firstTag(guess) ?? onlyConstant(guess);
}

/** Trigger words, prefixes and suffixes that the trainer's own settings name. */
function toldByTrainer({profile, subsets}: Corpus): string[] {
  const told = new Set<string>();
  for (const options of [profile, ...subsets.map(subset => ({...profile, ...subset.options}))]) {
    for (const text of [options.trigger, options.prefix, options.suffix]) {
      for (const part of (text ?? '').split(options.separator).map(pythonTrim)) {
        if (part !== '' && !isQualityTag(matchKey(part))) told.add(part);
      }
    }
  }
  return [...told];
}

interface Guess {
  readonly corpus: Corpus;
  readonly df: Float64Array;
  /** Per tag: whether it is neither generic nor a word of quality. */
  readonly able: readonly boolean[];
}

const covers = (n: number | undefined, corpus: Corpus): boolean => (n ?? 0) > ALMOST_ALL * corpus.keys.length;

function asTrigger({corpus, able}: Guess, ids: readonly number[], origin: TriggerOrigin): Trigger | null {
  const tags = ids
    .filter(id => able[id] === true)
    .map(id => corpus.vocabulary[id])
    .filter(tag => tag !== undefined);
  return tags.length === 0
    ? null
    : {text: tags.map(tag => tag.display).join(', '), keys: tags.map(tag => tag.key), origin};
}

function fixedTags(guess: Guess): Trigger | null {
  const {corpus, df} = guess;
  const counts = new Map<number, number>();
  for (let row = 0; row < corpus.rowItem.length; row++) {
    const from = corpus.offsets[row] ?? 0;
    const to = Math.min(corpus.offsets[row + 1] ?? from, from + (corpus.fixed[row] ?? 0));
    for (let i = from; i < to; i++) {
      const tag = corpus.tags[i] ?? 0;
      counts.set(tag, (counts.get(tag) ?? 0) + (corpus.rowWeight[row] ?? 0));
    }
  }
  const ids = [...counts].filter(([id, n]) => covers(n, corpus) && covers(df[id], corpus)).map(([id]) => id);
  return asTrigger(guess, ids, 'fixed-tags');
}

function classTokens(guess: Guess): Trigger | null {
  const {corpus, df} = guess;
  const keys = new Set(
    corpus.subsets.flatMap(({classTokens: words}) => (words ?? '').split(',')).map(part => matchKey(pythonTrim(part))),
  );
  const ids = [...df.keys()].filter(id => covers(df[id], corpus) && keys.has(corpus.vocabulary[id]?.key ?? ''));
  return asTrigger(guess, ids, 'class-tokens');
}

/** The first tag of a caption that is neither generic nor quality, if it is the same in over 95 %. */
function firstTag(guess: Guess): Trigger | null {
  const {corpus, df, able} = guess;
  const counts = new Float64Array(corpus.vocabulary.length);
  for (let row = 0; row < corpus.rowItem.length; row++) {
    for (let i = corpus.offsets[row] ?? 0; i < (corpus.offsets[row + 1] ?? 0); i++) {
      const tag = corpus.tags[i] ?? 0;
      if (able[tag] !== true) continue;
      counts[tag] = (counts[tag] ?? 0) + (corpus.rowWeight[row] ?? 0);
      break;
    }
  }
  const id = counts.findIndex((n, tag) => covers(n, corpus) && covers(df[tag], corpus));
  return id < 0 ? null : asTrigger(guess, [id], 'first-tag');
}

function onlyConstant(guess: Guess): Trigger | null {
  const {corpus, df} = guess;
  const constant = [...df.keys()].filter(
    id => (df[id] ?? 0) >= ALMOST_ALL * corpus.keys.length && guess.able[id] === true,
  );
  return constant.length === 1 ? asTrigger(guess, constant, 'only-constant-tag') : null;
}
