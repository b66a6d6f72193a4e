import {describe, expect, it} from '@jest/globals';
import {PROFILES, type Profile} from '../../src/config/profiles.ts';
import {captionNotes} from '../../src/corpus/caption-notes.ts';
import type {Note} from '../../src/sources/notes.ts';

function notes(text: string, options: Partial<Profile> = {}): string[] {
  const found = new Map<string, Note>();
  captionNotes({text, profile: {...PROFILES.kohya, ...options}, empties: 0, repeated: 0, capped: false}, found);
  return [...found.values()].map(({code, detail}) => (detail === undefined ? code : `${code}: ${detail}`));
}

describe('captionNotes(facts, found)', () => {
  it.each([
    ['a ||| b', {}, ['literal-syntax: |||']],
    ['a ||| b', {keepTokensSeparator: '|||'}, ['literal-syntax: |||']],
    ['a ||| b', {keepTokensSeparator: '|||', shuffle: true}, []],
    ['a;;;b', {}, ['literal-syntax: ;;;']],
    ['a;;;b', {secondarySeparator: ';;;'}, []],
    ['{red|blue} hat', {}, ['literal-syntax: {a|b}']],
    ['{red|blue} hat', {wildcards: true}, []],
    ['{hat}', {}, []],
    ['[trigger], [name]', {}, ['literal-syntax: [trigger]', 'literal-syntax: [name]']],
    ['<lora:hat:0.8>', {}, ['literal-syntax: <lora:…>']],
    ['<3', {}, []],
    ['{a|b}, {c|d}', {}, ['literal-syntax: {a|b}']],
  ] as [string, Partial<Profile>, string[]][])('%j with %j: %j', (text, options, expected) =>
    expect(notes(text, options)).toEqual(expected),
  );
  it.each(['a，b', 'a、b', 'a；b'])('%j has a separator that separates nothing', text =>
    expect(notes(text)).toEqual(['fullwidth-separator']),
  );
  it.each([
    ['hat (red, blue)', true],
    ['hat (red', true],
    ['hat red)', true],
    ['hat )red(', true],
    ['hat (red) (blue)', false],
    [':(, ;), (o), :)', false],
    ['hatsune miku \\(vocaloid\\)', false],
  ])('%j is unbalanced: %s', (text, unbalanced) =>
    expect(notes(text)).toEqual(unbalanced ? ['unbalanced-parentheses'] : []),
  );
  it('tells each kind once', () => {
    const found = new Map<string, Note>();
    const facts = {profile: PROFILES.kohya, empties: 2, repeated: 3, capped: true};
    for (const text of ['a，b', 'c，d']) captionNotes({...facts, text}, found);
    expect([...found.values()].map(({code}) => code)).toEqual([
      'empty-tags',
      'duplicate-tags',
      'tags-capped',
      'fullwidth-separator',
    ]);
  });
});
