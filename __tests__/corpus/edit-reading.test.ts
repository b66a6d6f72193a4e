import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {type Profile, PROFILES} from '../../src/config/profiles.ts';
import {captionEditor} from '../../src/corpus/caption-editor.ts';
import {CorpusBuilder} from '../../src/corpus/corpus-builder.ts';
import type {Corpus} from '../../src/corpus/corpus.ts';
import {applyEdits, type Edit} from '../../src/corpus/edit.ts';
import {type Caption, WHOLE} from '../../src/sources/source.ts';

type Stored = readonly (readonly string[])[];

function corpusOf(items: Stored, profile: Profile): Corpus {
  const builder = new CorpusBuilder(profile);
  for (const [i, texts] of items.entries()) {
    const captions = texts.map((text): Caption => ({text, probability: 1 / texts.length}));
    builder.add({key: `${i}.png`, captions, subset: WHOLE, notes: []});
  }
  return builder.build();
}

/** All that statistics are made from; notes without their order. */
function facts({notes, ...rest}: Corpus): unknown {
  const told = notes.map(({key, note}) => `${key} ${note.code} ${note.detail ?? ''}`).toSorted();
  return {...rest, notes: told};
}

const PROFILE: readonly Profile[] = [
  PROFILES.kohya,
  {...PROFILES.kohya, prefix: 'sks,', suffix: ', b'},
  {...PROFILES.kohya, wildcards: true},
  {...PROFILES.kohya, shuffle: true, keepTokensSeparator: '|||', secondarySeparator: ';;;'},
  PROFILES.musubi,
  PROFILES.onetrainer,
  PROFILES.simpletuner,
  {...PROFILES['ai-toolkit'], trigger: 'sks', defaultCaption: 'a dog'},
  {...PROFILES['diffusion-pipe'], prefix: 'sks, '},
];
const PIECES = ['hat', 'Hat', 'red_hat', 'smile', 'sks', '', '{hat|b}', 'hat ||| b', 'a;;;hat', 'b\u200b', '[trigger]'];
const text = fc
  .array(
    fc.array(fc.constantFrom(...PIECES), {maxLength: 5}).map(pieces => pieces.join(', ')),
    {minLength: 1, maxLength: 3},
  )
  .chain(lines =>
    fc.constantFrom(lines.join('\n'), `${lines.join('\r\n')}\r\n`, ` ${lines.join('\n')} \n`, `\ufeff${lines[0]}`),
  );
const items = fc.array(fc.array(text, {maxLength: 2}), {minLength: 1, maxLength: 6});
const edit = fc.constantFrom<Edit>(
  {kind: 'remove-tag', tag: 'hat', items: 'all'},
  {kind: 'remove-tag', tag: 'smile', items: ['0.png', '2.png']},
  {kind: 'rename-tag', from: ['red_hat', 'Hat'], to: 'hat'},
  {kind: 'deduplicate-tags', by: 'matchKey'},
  {kind: 'reorder-tags', first: ['sks']},
  {kind: 'normalise-text', what: 'bom'},
  {kind: 'normalise-text', what: 'empty-tag'},
  {kind: 'normalise-text', what: 'trailing-separator'},
  {kind: 'normalise-text', what: 'outer-space'},
  {kind: 'normalise-text', what: 'leading-blank-line'},
  {kind: 'normalise-text', what: 'eol'},
);

describe('applyEdits(corpus, edits)', () => {
  it('gives what reading the edited captions gives, whatever the trainer does with them', () =>
    fc.assert(
      fc.property(
        items,
        fc.array(edit, {minLength: 1, maxLength: 3}),
        fc.constantFrom(...PROFILE),
        (set, edits, profile) => {
          const change = captionEditor(edits);
          const after = set.map((texts, i) => texts.map(one => change?.(one, {item: `${i}.png`, profile}) ?? one));
          const predicted = applyEdits(corpusOf(set, profile), edits);
          expect(facts(predicted)).toEqual(facts(corpusOf(after, profile)));
        },
      ),
      {numRuns: 300},
    ));
  it('leaves alone what the trainer adds to captions, and what it falls back to', () => {
    const profile = {...PROFILES.kohya, prefix: 'hat,'};
    const corpus = corpusOf([['hat, a'], []], profile);
    const {texts} = applyEdits(corpus, [{kind: 'remove-tag', tag: 'hat', items: 'all'}]);
    expect([corpus.texts, texts]).toEqual([
      ['hat, hat, a', 'hat, '],
      ['hat, a', 'hat, '],
    ]);
  });
  it('twice is once', () =>
    fc.assert(
      fc.property(items, edit, fc.constantFrom(...PROFILE), (set, one, profile) => {
        const once = applyEdits(corpusOf(set, profile), [one]);
        expect(facts(applyEdits(once, [one]))).toEqual(facts(once));
      }),
      {numRuns: 300},
    ));
});
