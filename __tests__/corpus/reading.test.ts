import {describe, expect, it} from '@jest/globals';
import {PROFILES, type Profile, type ProfileName} from '../../src/config/profiles.ts';
import {splitSegments} from '../../src/corpus/segments.ts';
import {readCaptions} from '../../src/corpus/variants.ts';
import {expandWildcards} from '../../src/corpus/wildcards.ts';

const read = (text: string | null, name: ProfileName, options: Partial<Profile> = {}, classTokens?: string) =>
  readCaptions(
    {
      key: 'a.png',
      captions: text === null ? [] : [{text, probability: 1}],
      subset: {
        name: '',
        repeats: 1,
        regularisation: false,
        ...(classTokens === undefined ? {} : {classTokens}),
      },
      notes: [],
    },
    {...PROFILES[name], ...options},
  );
const texts = (...args: Parameters<typeof read>): string[] => read(...args).variants.map(({text}) => text);
const kohya = (options: Partial<Profile>): Profile => ({...PROFILES.kohya, ...options});

describe('readCaptions(item, profile)', () => {
  it('joins prefix and suffix with one space', () =>
    expect(texts('x, y', 'kohya', {prefix: 'masterpiece,', suffix: ', z'})).toEqual(['masterpiece, x, y , z']));
  it('reads the lines that each trainer reads', () => {
    const text = 'l1, a\nl2, b';
    expect(texts(text, 'kohya')).toEqual(['l1, a']);
    expect(texts(text, 'kohya', {wildcards: true})).toEqual(['l1, a', 'l2, b']);
    expect(texts(text, 'onetrainer')).toEqual(['l1, a', 'l2, b']);
    expect(texts(text, 'musubi')).toEqual([text]);
    const partial = read(text, 'kohya', {wildcards: true, prefix: 'P,'});
    expect(partial.variants.map(variant => variant.text)).toEqual(['P, l1, a', 'l2, b']);
    expect(partial.notes).toContainEqual({code: 'prefix-partial'});
  });
  it('takes a blank CRLF line for a caption under SimpleTuner', () =>
    expect(texts('a, b\r\n\r\nc', 'simpletuner')).toEqual(['a, b\r', '\r', 'c']));
  it('calls a blank first line an empty caption under kohya', () => {
    expect(read('\n1girl, hat', 'kohya').notes).toContainEqual({code: 'caption-empty'});
    expect(texts('\n1girl, hat', 'onetrainer')).toEqual(['1girl, hat']);
  });
  it('falls back as the trainer does without a caption', () => {
    expect(texts(null, 'kohya', {}, 'cat')).toEqual(['cat']);
    expect(texts(null, 'kohya')).toEqual(['']);
    expect(read(null, 'musubi').dropped).toBe(true);
  });
  it('puts the trigger where ai-toolkit puts it', () => {
    expect(texts('a, b', 'ai-toolkit', {trigger: 'sks'})).toEqual(['sks a,  b']);
    expect(texts('concatenate', 'ai-toolkit', {trigger: 'cat'})).toEqual(['concatenate']);
    expect(texts('[trigger]. Two', 'ai-toolkit')).toEqual(['. Two']);
  });
});

describe('expandWildcards(line)', () => {
  it.each([
    ['{red|blue} hat, {{x}}', {'red hat, {x}': 1 / 2, 'blue hat, {x}': 1 / 2}],
    ['{a,b|c}, d', {'a,b, d': 1 / 2, 'c, d': 1 / 2}],
    ['{|hat}', {'': 1 / 2, hat: 1 / 2}],
    ['{a|a|b}', {a: 2 / 3, b: 1 / 3}],
    ['{{{a|b}}}', {'{a': 1 / 2, '{b}': 1 / 2}],
    ['{a{b|c}d}', {'a{bd}': 1 / 2, 'cd}': 1 / 2}],
  ])('%s', (line, expected) => {
    const {variants} = expandWildcards(line);
    const found = Object.fromEntries(variants.map(({text, probability}) => [text, probability]));
    expect(Object.keys(found)).toEqual(Object.keys(expected));
    for (const [text, p] of Object.entries(expected)) expect(found[text]).toBeCloseTo(p, 12);
  });
  it('draws 256 when there are more', () => expect(expandWildcards('{a|b}'.repeat(9)).capped).toBe(true));
});

describe('splitSegments(text, profile)', () => {
  it('drops empties and counts them', () =>
    expect(splitSegments('a, b, , c,', PROFILES.kohya)).toEqual({
      raws: ['a', 'b', 'c'],
      fixed: 0,
      trailing: 0,
      empties: 2,
    }));
  it('lets an empty part use up keep_tokens', () =>
    expect(splitSegments(', a, b', kohya({shuffle: true, keepTokens: 1}))).toMatchObject({raws: ['a', 'b'], fixed: 0}));
  it('cuts at keep_tokens_separator only when something shuffles', () => {
    const mark = kohya({keepTokensSeparator: '|||', shuffle: true});
    expect(splitSegments('a, b ||| c, d ||| e', mark)).toEqual({
      raws: ['a', 'b', 'c', 'd', 'e'],
      fixed: 2,
      trailing: 1,
      empties: 0,
    });
    expect(splitSegments('a ||| b ||| c ||| d', mark).raws).toEqual(['a', 'b', 'c ||| d']);
    expect(splitSegments('a, b ||| c', kohya({keepTokensSeparator: '|||'})).raws).toEqual(['a', 'b ||| c']);
  });
  it('counts members of a group as tags', () =>
    expect(splitSegments('a,sky;;;cloud,b', kohya({secondarySeparator: ';;;'})).raws).toEqual([
      'a',
      'sky',
      'cloud',
      'b',
    ]));
});
