import {TagnosisError} from '../errors.ts';
import {nearest} from './nearest.ts';
import type {Augmentation, Profile} from './profiles.ts';

/** A value as settings files and `--option name=value` give it. */
export type OptionValue = string | number | boolean;

type Setter = (profile: Profile, value: OptionValue) => Partial<Profile>;

const isOn = (value: OptionValue): boolean => value === true || value === 'true' || value === 1 || value === '1';
const text = (value: OptionValue): string | null => (value === '' ? null : String(value));
const above0 = (value: OptionValue): boolean => Number(value) > 0;

const augments =
  (kind: Augmentation): Setter =>
  ({augments: known = []}, value) => ({augments: switched(known, kind, isOn(value))});
const caches =
  (kind: 'latents' | 'texts'): Setter =>
  ({caches: known = []}, value) => ({caches: switched(known, kind, isOn(value))});

function switched<T>(list: readonly T[], one: T, on: boolean): readonly T[] {
  const others = list.filter(other => other !== one);
  return on ? [...others, one] : others;
}

/** Trainers' own names of the options that change what is read of a caption. docs/profiles.md lists them by trainer. */
const SETTERS: Readonly<Record<string, Setter>> = {
  caption_extension: (_profile, value) => ({captionExtension: withDot(String(value))}),
  caption_ext: (_profile, value) => ({captionExtension: withDot(String(value))}),
  caption_separator: (_profile, value) => ({separator: parseSeparator('caption_separator', value)}),
  tag_delimiter: (_profile, value) => ({separator: parseSeparator('tag_delimiter', value)}),
  cache_shuffle_delimiter: (_profile, value) => ({separator: parseSeparator('cache_shuffle_delimiter', value)}),
  caption_prefix: (_profile, value) => ({prefix: text(value)}),
  caption_suffix: (_profile, value) => ({suffix: text(value)}),
  trigger_word: (_profile, value) => ({trigger: text(value)}),
  instance_prompt: (_profile, value) => ({trigger: text(value)}),
  default_caption: (_profile, value) => ({defaultCaption: text(value)}),
  shuffle_caption: (_profile, value) => ({shuffle: isOn(value)}),
  shuffle_tokens: (_profile, value) => ({shuffle: isOn(value)}),
  enable_tag_shuffling: (_profile, value) => ({shuffle: isOn(value)}),
  keep_tokens: (_profile, value) => ({keepTokens: wholeNumber('keep_tokens', value)}),
  keep_tags_count: (_profile, value) => ({keepTokens: wholeNumber('keep_tags_count', value)}),
  keep_tokens_separator: (_profile, value) => ({keepTokensSeparator: text(value)}),
  secondary_separator: (_profile, value) => ({secondarySeparator: text(value)}),
  enable_wildcard: (_profile, value) => ({wildcards: isOn(value)}),
  caption_tag_dropout_rate: ({splits}, value) => ({splits: splits || above0(value)}),
  token_warmup_step: ({splits}, value) => ({splits: splits || above0(value)}),
  include_subdirectories: (_profile, value) => ({recursive: isOn(value)}),
  weighted_captions: (_profile, value) => ({weightedCaptions: isOn(value)}),
  flip_aug: augments('flip'),
  flip_x: augments('flip'),
  enable_random_flip: augments('flip'),
  color_aug: augments('colour'),
  random_crop: augments('crop'),
  cache_latents: caches('latents'),
  cache_text_encoder_outputs: caches('texts'),
  max_token_length: ({budget}, value) => ({
    budget: {...budget, tokens: wholeNumber('max_token_length', value)},
  }),
};

/** All of these names. */
export const PROFILE_OPTIONS: readonly string[] = Object.keys(SETTERS);

/** Options that bear on captions, of a settings table that holds many others. */
export function profileOverrides(profile: Profile, options: ReadonlyMap<string, unknown>): Partial<Profile> {
  let overrides: Partial<Profile> = {};
  for (const [name, value] of options) {
    const setter = Object.hasOwn(SETTERS, name) ? SETTERS[name] : undefined;
    if (setter === undefined || !isValue(value)) continue;
    overrides = {...overrides, ...setter({...profile, ...overrides}, value)};
  }
  return overrides;
}

/** `--option name=value`, where an unknown name is a mistake. */
export function parseProfileOption(assignment: string): [string, OptionValue] {
  const at = assignment.indexOf('=');
  const name = at < 0 ? assignment : assignment.slice(0, at);
  if (at > 0 && PROFILE_OPTIONS.includes(name)) return [name, assignment.slice(at + 1)];
  const near = nearest(name, PROFILE_OPTIONS);
  throw new TagnosisError('usage', `--option wants name=value with a known name, not "${assignment}".`, {
    hint: near === null || near === name ? `Known: ${PROFILE_OPTIONS.join(', ')}.` : `Did you mean ${near}?`,
  });
}

const ENCODERS: Readonly<Record<string, Profile['budget']['encoder']>> = {
  clip: 'clip',
  t5: 't5',
  qwen: 'qwen',
  gemma: 'gemma',
};

/** `--encoder clip-150`: an encoder and how many tokens it reads; `none`: nothing is cut off. */
export function parseEncoder(told: string): Profile['budget'] {
  if (told === 'none') return {encoder: 'none', tokens: 0};
  const [, name = '', tokens = ''] = /^([a-z0-9]+)-(\d{1,6})$/.exec(told) ?? [];
  const encoder = Object.hasOwn(ENCODERS, name) ? ENCODERS[name] : undefined;
  if (encoder !== undefined && Number(tokens) > 0) return {encoder, tokens: Number(tokens)};
  throw new TagnosisError('usage', `There is no encoder "${told}".`, {
    hint: `Give ${Object.keys(ENCODERS).join(', ')} with a number of tokens (clip-75, t5-512), or none.`,
  });
}

function isValue(value: unknown): value is OptionValue {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function withDot(extension: string): string {
  return extension === '' || extension.startsWith('.') ? extension : `.${extension}`;
}

/** What parts tags; `space` for a space. Nothing at all parts nothing: every trainer stops at it. */
export function parseSeparator(name: string, value: OptionValue): string {
  if (value !== '') return value === 'space' ? ' ' : String(value);
  throw new TagnosisError('config-invalid-value', `${name} is empty, so nothing would part the tags.`, {
    hint: `For example: ${name} = ","; for a space write space.`,
  });
}

function wholeNumber(name: string, value: OptionValue): number {
  const number = Number(value);
  if (Number.isInteger(number) && number >= 0 && value !== '') return number;
  throw new TagnosisError('config-invalid-value', `${name} wants a whole number, not "${String(value)}".`, {
    hint: `For example: ${name} = 1`,
  });
}
