import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {editFile} from '../../../src/corpus/surgery/edit-file.ts';
import type {CaptionPlace} from '../../../src/sources/storage.ts';

const FILE: CaptionPlace = {kind: 'file', path: '/a.txt'};
const row = (line: number, path = '/metadata.jsonl', column = 'text'): CaptionPlace => ({
  kind: 'row',
  path,
  line,
  column,
});
const swap = (text: string): string => text.replaceAll('hat', 'cap');

/** Every `hat` of the places becomes `cap`. */
function edited(bytes: string | Uint8Array, places: readonly CaptionPlace[], edit = swap, reencode = false): string {
  const changes = places.map(place => ({place, edit, expects: () => true}));
  return Buffer.from(editFile(Buffer.from(bytes as string), changes, reencode).bytes).toString();
}

describe('editFile(bytes, changes) of a caption file', () => {
  it('keeps mark and line ends', () => expect(edited('\ufeffa, hat\r\n\rb', [FILE])).toBe('\ufeffa, cap\r\n\rb'));
  it('gives the very same bytes when nothing changes', () => {
    const bytes = Buffer.from('a, b\n');
    expect(editFile(bytes, [{place: FILE, edit: swap, expects: () => true}]).bytes).toBe(bytes);
  });
  it.each(['latin1', 'utf16le'] as const)('leaves alone what is %s, unless it is to be written anew', encoding => {
    const bytes = Buffer.from(encoding === 'latin1' ? 'café, hat' : 'cafe, hat', encoding);
    const foreign = (reencode: boolean) =>
      Buffer.from(editFile(bytes, [{place: FILE, edit: swap, expects: () => true}], reencode).bytes);
    expect(foreign(false).equals(bytes)).toBe(true);
    expect(foreign(true).toString()).toMatch(/^caf[eé], cap$/);
  });
  it('writes nothing over bytes of no known encoding', () => {
    const bytes = Buffer.from([0xff, 0, 0x81, 0x8d, 0xd8]);
    expect(editFile(bytes, [{place: FILE, edit: () => 'hat', expects: () => true}], true).bytes).toBe(bytes);
  });
  it('writes nothing over a Git LFS pointer, which is read as an empty caption', () => {
    const pointer = Buffer.from(`version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 5\n`);
    const change = {place: FILE, edit: () => 'hat', expects: (text: string) => text === ''};
    expect(editFile(pointer, [change])).toEqual({bytes: pointer, missed: [change]});
  });
  it('names changes whose caption is no longer there', () => {
    const change = {place: FILE, edit: swap, expects: (text: string) => text === 'hat'};
    const {bytes, missed} = editFile(Buffer.from('hat, b'), [change]);
    expect([Buffer.from(bytes).toString(), missed]).toEqual(['hat, b', [change]]);
  });
});

describe('editFile(bytes, changes) of JSON lines', () => {
  it.each([
    [
      'only that text',
      '{"a" : "hat","text":  "hat, b" }\n{"text": "hat"}',
      '{"a" : "hat","text":  "cap, b" }\n{"text": "hat"}',
    ],
    ['escapes around it', '{"text": "\\u00e9\\/\\t, hat, \\u0041"}', '{"text": "\\u00e9\\/\\t, cap, \\u0041"}'],
    ['the last of equal keys', '{"text": "a", "text": "hat"}', '{"text": "a", "text": "cap"}'],
    ['each text of a list', '{"text": ["hat", "b", "a hat"]}', '{"text": ["cap", "b", "a cap"]}'],
    ['no deeper text', '{"text": {"text": {"a": "hat"}}, "b": 1}', '{"text": {"text": {"a": "hat"}}, "b": 1}'],
    [
      'a row of numbers and nothing',
      '{"n": -1.5e3, "x": null, "text": "hat"}\r\n',
      '{"n": -1.5e3, "x": null, "text": "cap"}\r\n',
    ],
  ])('changes %s', (_what, text, expected) => expect(edited(text, [row(1)])).toBe(expected));
  it('finds lines by their number, also after a mark and blank ones', () =>
    expect(edited('\ufeff{"text": "hat"}\n\n{"text": "hat"}\n', [row(3)])).toBe(
      '\ufeff{"text": "hat"}\n\n{"text": "cap"}\n',
    ));
  it('stays ASCII where the document is', () => {
    const accent = (text: string): string => text.replace('e', 'é');
    expect(edited('{"text": "cafe"}', [row(1)], accent)).toBe('{"text": "caf\\u00e9"}');
    expect(edited('{"b": "ü", "text": "cafe"}', [row(1)], accent)).toBe('{"b": "ü", "text": "café"}');
  });
});

describe('editFile(bytes, changes) of one JSON object', () => {
  const at = (...paths: (readonly (string | number)[])[]): CaptionPlace => ({
    kind: 'json',
    path: '/m.json',
    at: paths,
    separator: ',',
  });
  it('keeps its layout', () => {
    const text = '{\n  "a": {"caption": "x",\t"tags": "hat"},\n  "b": ["hat", "c"]\n}\n';
    expect(edited(text, [at(['a', 'tags']), at(['b', 0])])).toBe(text.replaceAll('hat', 'cap'));
  });
  it('edits caption and tags as the one text that is trained, and cuts it again', () => {
    const text = '{"a": {"caption": "a hat", "tags": " x, hat"}}';
    const drop = (whole: string): string => whole.replace(', hat', '');
    expect(edited(text, [at(['a', 'caption'], ['a', 'tags'])], drop)).toBe('{"a": {"caption": "a hat", "tags": " x"}}');
  });
  it('is misled by no key', () =>
    expect(edited('{"__proto__": ["hat"], "a\\"b": ["hat"]}', [at(['a"b', 0])])).toBe(
      '{"__proto__": ["hat"], "a\\"b": ["cap"]}',
    ));
});

describe('editFile(bytes, changes) of CSV', () => {
  const csv = (line: number): CaptionPlace => row(line, '/metadata.csv');
  it.each([
    ['bare', 'file_name,text\na.png,hat\n', 2, 'file_name,text\na.png,cap\n'],
    ['quoted', 'file_name,text\r\na.png,"hat, ""b"""\r\n', 2, 'file_name,text\r\na.png,"cap, ""b"""\r\n'],
    ['after line breaks in quotes', 'text,file_name\n"x\r\ny",a\nhat,b', 4, 'text,file_name\n"x\r\ny",a\ncap,b'],
    ['after blank lines and a mark', '\ufefftext\n\n\nhat', 4, '\ufefftext\n\n\ncap'],
    ['with line ends of old', 'text\rhat\rhat', 3, 'text\rhat\rcap'],
  ])('%s', (_what, text, line, expected) => expect(edited(text, [csv(line)])).toBe(expected));
  it('quotes what has to be', () => {
    const split = (): string => 'a, b';
    expect(edited('text\nhat\n', [csv(2)], split)).toBe('text\n"a, b"\n');
  });
});

describe('editFile, whatever the table', () => {
  const text = fc.string({
    unit: fc.constantFrom('hat', ',', ' ', '"', '\\', '\n', '\r', 'é', '\u{1f3a9}', '\u0001'),
    maxLength: 12,
  });
  it('changes what JSON.parse sees, and only that', () =>
    fc.assert(
      fc.property(
        fc.array(fc.record({file_name: text, text, n: fc.integer()}), {minLength: 1, maxLength: 5}),
        fc.nat(4),
        (rows, pick) => {
          const line = (pick % rows.length) + 1;
          const before = rows.map(one => JSON.stringify(one)).join('\n');
          const after = edited(before, [row(line)])
            .split('\n')
            .map(one => JSON.parse(one) as unknown);
          expect(after).toEqual(rows.map((one, i) => (i === line - 1 ? {...one, text: swap(one.text)} : one)));
        },
      ),
    ));
  it('writes CSV that is read as what it was', () =>
    fc.assert(
      fc.property(fc.array(text, {minLength: 1, maxLength: 5}), texts => {
        const quoted = (one: string): string => `"${one.replaceAll('"', '""')}"`;
        let line = 2;
        const lines = texts.map(one => {
          const at = line;
          line += 1 + (one.match(/\r\n|\r|\n/g)?.length ?? 0);
          return at;
        });
        const table = (all: readonly string[]): string => ['text', ...all.map(quoted)].join('\n');
        expect(edited(table(texts), lines.map(csvLine))).toBe(table(texts.map(swap)));
      }),
    ));
  const csvLine = (line: number): CaptionPlace => row(line, '/metadata.csv');
});
