import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {type Profile, PROFILES} from '../../src/config/profiles.ts';
import {captionEditor} from '../../src/corpus/caption-editor.ts';
import type {Edit} from '../../src/corpus/edit-kind.ts';

const remove = (tag: string, items: 'all' | readonly string[] = 'all'): Edit => ({kind: 'remove-tag', tag, items});
const rename = (from: string, to: string): Edit => ({kind: 'rename-tag', from: [from], to});
const EXACT: Edit = {kind: 'deduplicate-tags', by: 'exact'};

function edited(text: string, edits: readonly Edit[], told: Partial<Profile> = {}, item = 'a.png'): string {
  return captionEditor(edits)?.(text, {item, profile: {...PROFILES.kohya, ...told}}) ?? text;
}

describe('captionEditor(edits)', () => {
  it('is null when no edit changes text', () => {
    expect(captionEditor([])).toBeNull();
    expect(captionEditor([{kind: 'set-repeats', subset: 'a', from: 1, to: 2}])).toBeNull();
  });
  it.each([
    ['the separator before it leaves too', 'sks, hat, smile', 'sks, smile'],
    ['the first takes the one behind it', 'hat, smile', 'smile'],
    ['the last leaves no space', 'sks , hat\n', 'sks\n'],
    ['odd spaces elsewhere stay', ' sks ,  a b,hat ,c  \r\n', ' sks ,  a b,c  \r\n'],
    ['empty tags elsewhere stay', ', sks,, hat,,\n', ', sks,,,\n'],
    ['written otherwise', 'sks, Hat, smile', 'sks, smile'],
    ['the only one stays', 'hat\n', 'hat\n'],
    ['part of another tag stays', 'red hat, that, smile', 'red hat, that, smile'],
    ['other lines stay', 'sks, hat\nhat, two\n', 'sks\nhat, two\n'],
    ['a mark stays at the start', '\ufeffhat, sks', '\ufeffsks'],
    ['no final line break is added', 'sks, hat', 'sks'],
    ['carriage returns stay', 'sks, hat\rhat', 'sks\rhat'],
    ['unread white space stays', '\u2028sks,\u00a0hat, a\u2028', '\u2028sks, a\u2028'],
  ])('removes a tag: %s', (_what, text, expected) => expect(edited(text, [remove('hat')])).toBe(expected));
  it('removes only where it was told to', () => {
    const edits = [remove('hat', ['a.png']), remove('hat', ['b.png'])];
    expect(['a.png', 'b.png', 'c.png'].map(item => edited('sks, hat', edits, {}, item))).toEqual([
      'sks',
      'sks',
      'sks, hat',
    ]);
  });
  it.each([
    ['keeps the space around', 'sks ,  red_hat , a', 'sks ,  red hat , a'],
    ['removes where the target is there', 'red hat, red_hat, a', 'red hat, a'],
    ['removes the second', 'red_hat, a, red_hat', 'red hat, a'],
    ['spares other spellings', 'Red_Hat, a', 'Red_Hat, a'],
    ['knows the name without the mark', '\ufeffred_hat, a', '\ufeffred hat, a'],
  ])('renames: %s', (_what, text, expected) => expect(edited(text, [rename('red_hat', 'red hat')])).toBe(expected));
  it('names with signs of patterns are names', () =>
    expect(edited('sks, $&, b', [rename('$&', "$'")])).toBe("sks, $', b"));
  it('reorders tags and leaves the spaces where they are', () => {
    const front: Edit = {kind: 'reorder-tags', first: ['sks', 'hat']};
    expect(edited('a ,  b, hat,sks\n', [front])).toBe('sks ,  hat, a,b\n');
    expect(edited('sks, hat, a', [front])).toBe('sks, hat, a');
  });
  it('takes edits in their order: mend, rename, drop repeats, remove, move', () =>
    expect(
      edited('x\u200b, red_hat, red hat, y, sks', [
        {kind: 'reorder-tags', first: ['sks']},
        remove('x'),
        EXACT,
        rename('red_hat', 'red hat'),
        {kind: 'normalise-text', what: 'zero-width'},
      ]),
    ).toBe('sks, red hat, y'));
  it.each([
    ['whole files end tags at line breaks', 'a, hat\nhat2, b\n', {lines: 'whole'}, 'a\nhat2, b\n'],
    ['the first of a line leaves its line', 'a\nhat, b\n', {lines: 'whole'}, 'a\nb\n'],
    ['a line of its own leaves as one', 'a\r\nhat\r\nb', {lines: 'whole'}, 'a\r\nb'],
    ['each line is a caption', 'a, hat\r\n\r\nhat\r\nhat, c\r\n', {lines: 'each-trimmed'}, 'a\r\n\r\nhat\r\nc\r\n'],
    ['each raw line', 'a, hat \nhat, c\r\n', {lines: 'each-raw'}, 'a \nc\r\n'],
    ['lines of wildcards', 'a, hat\nhat, c', {wildcards: true}, 'a\nc'],
    ['alternatives are closed', '{hat,b|hat}, hat, d', {wildcards: true}, '{hat,b|hat}, d'],
    ['groups are closed', 'a, hat;;;b, hat', {secondarySeparator: ';;;'}, 'a, hat;;;b'],
    ['weights are closed', 'a, (hat:1.2), hat', {weightedCaptions: true}, 'a, (hat:1.2)'],
    [
      'kept parts stay',
      'hat, a ||| hat, b ||| c, hat',
      {shuffle: true, keepTokensSeparator: '|||'},
      'hat, a ||| b ||| c, hat',
    ],
    ['the mark stays', 'a ||| hat', {shuffle: true, keepTokensSeparator: '|||'}, 'a |||'],
    ['without shuffling the mark is text', 'a ||| hat, hat', {keepTokensSeparator: '|||'}, 'a ||| hat'],
    ['another separator', 'a; hat; b, hat', {separator: ';'}, 'a; b, hat'],
  ] as const)('%s', (_what, text, told, expected) => expect(edited(text, [remove('hat')], told)).toBe(expected));
  it('drops repeats among kept parts too', () => {
    const told = {shuffle: true, keepTokensSeparator: '|||'};
    expect(edited('hat, a ||| hat, b', [EXACT], told)).toBe('hat, a ||| b');
  });
  it('drops blank lines before the caption, where one is', () => {
    const edits: Edit[] = [{kind: 'normalise-text', what: 'leading-blank-line'}];
    expect(edited('\n \r\nhat\n', edits)).toBe('hat\n');
    expect(edited('\ufeff\nhat', edits)).toBe('\ufeffhat');
    expect(edited('\n\n', edits)).toBe('\n\n');
    expect(edited('\nhat', edits, {lines: 'each-trimmed'})).toBe('\nhat');
  });
  it('changes nothing in a file that is not UTF-8 unless that is mended first', () => {
    const stored = {item: 'a.png', profile: PROFILES.kohya, isForeign: true};
    expect(captionEditor([remove('hat')])?.('a, hat', stored)).toBe('a, hat');
    const both: Edit[] = [remove('hat'), {kind: 'normalise-text', what: 'encoding'}];
    expect(captionEditor(both)?.('a, hat', stored)).toBe('a');
  });
});

const TAGS = ['hat', 'Hat', 'red_hat', 'red hat', 'smile', '', ' ', 'b\u200b', 'c\u00a0d', 'e，f'];
const line = fc.array(fc.tuple(fc.constantFrom(...TAGS), fc.constantFrom(',', ', ', ' ,', ',\t')), {maxLength: 7});
const text = fc
  .tuple(
    fc.constantFrom('', '\ufeff'),
    fc.array(fc.tuple(line, fc.constantFrom('\n', '\r\n', '\r')), {minLength: 1, maxLength: 3}),
    fc.boolean(),
  )
  .map(([bom, lines, final]) => {
    const all = lines.map(([tags, end]) => tags.flat().join('') + end).join('');
    return bom + (final ? all : all.replace(/(\r\n|\n|\r)$/, ''));
  });
const edit = fc.constantFrom<Edit>(
  remove('hat'),
  rename('red_hat', 'red hat'),
  EXACT,
  {kind: 'deduplicate-tags', by: 'matchKey'},
  {kind: 'reorder-tags', first: ['smile']},
  {kind: 'normalise-text', what: 'empty-tag'},
  {kind: 'normalise-text', what: 'trailing-separator'},
  {kind: 'normalise-text', what: 'zero-width'},
  {kind: 'normalise-text', what: 'outer-space'},
);
const profile = fc.constantFrom<Profile>(PROFILES.kohya, PROFILES.musubi, PROFILES.onetrainer, PROFILES.simpletuner, {
  ...PROFILES.kohya,
  shuffle: true,
  keepTokensSeparator: '|||',
});

describe('captionEditor, whatever the caption', () => {
  it('has nothing left to do the second time', () =>
    fc.assert(
      fc.property(text, fc.array(edit, {minLength: 1, maxLength: 4}), profile, (stored, edits, as) => {
        const once = edited(stored, edits, as);
        expect(edited(once, edits, as)).toBe(once);
      }),
      {numRuns: 600},
    ));
  it('keeps every line end but those of whole files, the final one, and the mark', () =>
    fc.assert(
      fc.property(text, edit, (stored, one) => {
        const after = edited(stored, [one]);
        expect(after.match(/\r\n|\r|\n/g)).toEqual(stored.match(/\r\n|\r|\n/g));
        expect(after.startsWith('\ufeff')).toBe(stored.startsWith('\ufeff'));
        const rest = (caption: string) => caption.slice(caption.search(/[\r\n]|$/));
        expect(rest(after)).toBe(rest(stored));
      }),
      {numRuns: 400},
    ));
  it('writes no character that was not there', () =>
    fc.assert(
      fc.property(text, edit, profile, (stored, one, as) => {
        const after = edited(stored, [one], as);
        const left = [...stored];
        if (one.kind === 'rename-tag') left.push(...(after.match(/red hat/g)?.join('') ?? ''));
        for (const sign of after) {
          const at = left.indexOf(sign);
          expect(at).toBeGreaterThanOrEqual(0);
          left.splice(at, 1);
        }
      }),
      {numRuns: 400},
    ));
});
