import {readFileSync} from 'node:fs';
import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {
  type OptionValue,
  parseEncoder,
  parseProfileOption,
  profileOverrides,
} from '../../src/config/profile-options.ts';
import {PROFILES, type Profile} from '../../src/config/profiles.ts';

const overrides = (options: Readonly<Record<string, unknown>>): Partial<Profile> =>
  profileOverrides(PROFILES.kohya, new Map(Object.entries(options)));

describe('profileOverrides(profile, options)', () => {
  it.each([
    ['caption_extension', 'txt', {captionExtension: '.txt'}],
    ['caption_extension', '.txt', {captionExtension: '.txt'}],
    ['caption_separator', ';', {separator: ';'}],
    ['caption_separator', 'space', {separator: ' '}],
    ['caption_prefix', 'best quality,', {prefix: 'best quality,'}],
    ['caption_prefix', '', {prefix: null}],
    ['trigger_word', 'sks', {trigger: 'sks'}],
    ['shuffle_caption', true, {shuffle: true}],
    ['shuffle_caption', 'true', {shuffle: true}],
    ['shuffle_caption', 'false', {shuffle: false}],
    ['keep_tokens', '2', {keepTokens: 2}],
    ['enable_wildcard', 1, {wildcards: true}],
    ['caption_tag_dropout_rate', 0.1, {splits: true}],
    ['caption_tag_dropout_rate', 0, {splits: false}],
    ['max_token_length', 225, {budget: {encoder: 'clip', tokens: 225}}],
    ['learning_rate', 1, {}],
    ['__proto__', 1, {}],
    ['constructor', 'hat', {}],
  ] as [string, OptionValue, Partial<Profile>][])('%s = %j', (name, value, expected) =>
    expect(overrides({[name]: value})).toEqual(expected),
  );
  it('adds up: a second way to split does not undo the first', () =>
    expect(overrides({caption_tag_dropout_rate: 0.1, token_warmup_step: 0})).toEqual({splits: true}));
  it.each([-1, 1.5, 'two', ''])('keep_tokens wants a whole number, not %j', value => {
    expect(() => overrides({keep_tokens: value})).toThrow(expect.objectContaining({code: 'config-invalid-value'}));
  });
  it('leaves values that are no option alone', () =>
    fc.assert(
      fc.property(fc.oneof(fc.object(), fc.constant(null), fc.array(fc.string())), value =>
        expect(overrides({keep_tokens: value, caption_prefix: value})).toEqual({}),
      ),
    ));
});

describe('parseProfileOption(assignment)', () => {
  it.each([
    ['shuffle_caption=true', ['shuffle_caption', 'true']],
    ['caption_prefix=a=b', ['caption_prefix', 'a=b']],
    ['caption_prefix=', ['caption_prefix', '']],
  ])('%s', (told, expected) => expect(parseProfileOption(told)).toEqual(expected));
  it.each([
    ['shufle_caption=true', 'Did you mean shuffle_caption?'],
    ['shuffle_caption', 'Known: '],
    ['=true', 'Known: '],
    ['__proto__=1', 'Known: '],
  ])('%s is a mistake: %s', (told, hint) => {
    expect(() => parseProfileOption(told)).toThrow(
      expect.objectContaining({code: 'usage', hint: expect.stringContaining(hint)}),
    );
  });
  it('knows every option that docs/profiles.md teaches', () => {
    const taught = /Options by[\s\S]*?\n\n/.exec(readFileSync('docs/profiles.md', 'utf8'))?.[0] ?? '';
    const names = [...taught.matchAll(/`([a-z_]+)`/g)].map(([, name = '']) => name);
    expect(names.length).toBeGreaterThan(10);
    for (const name of names) expect(parseProfileOption(`${name}=1`)).toEqual([name, '1']);
  });
});

describe('parseEncoder(told)', () => {
  it.each([
    ['clip-75', {encoder: 'clip', tokens: 75}],
    ['clip-225', {encoder: 'clip', tokens: 225}],
    ['t5-512', {encoder: 't5', tokens: 512}],
    ['qwen-1024', {encoder: 'qwen', tokens: 1024}],
    ['none', {encoder: 'none', tokens: 0}],
  ])('%s', (told, budget) => expect(parseEncoder(told)).toEqual(budget));
  it.each(['', 'clip', 'clip-0', 'clip--1', 'clip-75.5', 'clap-75', 'constructor-1', 'CLIP-75', 'clip-9999999'])(
    'refuses %j',
    told => {
      expect(() => parseEncoder(told)).toThrow(expect.objectContaining({code: 'usage'}));
    },
  );
});
