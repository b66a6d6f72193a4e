import {closeSync, openSync, writeSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {SOURCE_DEFAULTS, type SourceOptions} from '../../src/sources/candidate.ts';
import {openSource} from '../../src/sources/open-source.ts';
import type {Item} from '../../src/sources/source.ts';
import {dataSet} from '../helpers/data-set.ts';

type Files = Parameters<typeof dataSet>[0];
const open = async (path: string, options: Partial<SourceOptions> = {}) => {
  const {detection, items} = await openSource(path, {...SOURCE_DEFAULTS, ...options});
  const found = new Map<string, Item>();
  for await (const item of items()) found.set(item.key, item);
  const captions = (key: string) => found.get(key)?.captions.map(({text}) => text);
  return {detection, items: found, captions, codes: detection.notes.map(({code}) => code)};
};
const lines = (...rows: unknown[]): string => rows.map(row => `${JSON.stringify(row)}\n`).join('');
const table = (rows: readonly unknown[], more: Files = {}, options: Partial<SourceOptions> = {}) =>
  open(dataSet({'a.png': null, 'b.png': null, ...more, 'metadata.jsonl': lines(...rows)}), options);

describe('the caption column', () => {
  it.each([
    ['tags', ['x', 'y'], ['x, y']],
    ['Tags', ['x', 'y'], ['x, y']],
    ['tags', 'x, y', ['x, y']],
    ['tag_string', '1girl blue_eyes', ['1girl, blue_eyes']],
    ['text', ['x', 'y'], ['x', 'y']],
    ['text', [], []],
    ['text', null, []],
    ['text', '', ['']],
  ])('%s: %j is read as %j', async (name, cell, texts) => {
    const rows = [{file_name: 'a.png', [name]: cell}];
    expect((await table([...rows, {file_name: 'b.png', [name]: 'z'}])).captions('a.png')).toEqual(texts);
  });
  it('joins split tags by what parts tags', async () => {
    const overrides = () => ({separator: '|'});
    const {captions} = await table([{file_name: 'a.png', tags: ['x', 'y, z']}], {}, {overrides});
    expect(captions('a.png')).toEqual(['x| y, z']);
  });
  it('is looked for in all rows', async () => {
    const {captions} = await table([{file_name: 'a.png'}, {file_name: 'b.png', caption: 'hat'}]);
    expect([captions('a.png'), captions('b.png')]).toEqual([[], ['hat']]);
  });
  it('is one that some row fills', async () =>
    expect((await table([{file_name: 'a.png', text: null, prompt: 'hat'}])).captions('a.png')).toEqual(['hat']));
  it('that is not there is an error when nothing else fits, or the table was asked for', async () => {
    const error = {code: 'metadata-no-caption-column', hint: expect.stringContaining('file_name, label')};
    const rows = [{file_name: 'a.png', label: 'hat'}];
    await expect(table(rows)).rejects.toMatchObject(error);
    const pairs = {'a.txt': 'hat', 'b.txt': 'cat'};
    await expect(table(rows, pairs, {layout: 'imagefolder'})).rejects.toMatchObject(error);
    await expect(open(join(dataSet({'m.jsonl': lines(...rows)}), 'm.jsonl'))).rejects.toMatchObject(error);
    const {detection} = await table(rows, pairs);
    expect([detection.layout, detection.alsoFound]).toEqual([
      'pairs',
      [expect.stringContaining('looks like captions')],
    ]);
  });
  it('that was told and is not there is an error, with the nearest name', async () =>
    expect(table([{file_name: 'a.png', labels: 'hat'}], {}, {captionColumn: 'label'})).rejects.toMatchObject({
      code: 'metadata-no-caption-column',
      hint: expect.stringContaining('Did you mean labels?'),
    }));
  it('is as told', async () =>
    expect(
      (await table([{file_name: 'a.png', text: 'x', label: 'hat'}], {}, {captionColumn: 'label'})).captions('a.png'),
    ).toEqual(['hat']));
});

describe('links', () => {
  it.each(['a.png', './a.png', 'sub/../a.png', 'sub\\..\\a.png', './/a.png'])('%s leads to a.png', async name => {
    const {items, codes} = await table([{file_name: name, text: 'hat'}], {'b.png': null});
    expect([[...items.keys()], codes]).toEqual([['a.png'], ['image-without-row']]);
  });
  it('may lead through a parent of the table, never out of the set', async () => {
    const rows = lines({file_name: '../i/a.png', text: 'hat'}, {file_name: '../../a.png', text: 'cat'});
    const {items} = await open(dataSet({'i/a.png': null, 'a.png': null, 'meta/metadata.jsonl': rows}));
    expect([...items].map(([key, {image}]) => [key, image !== undefined])).toEqual([
      ['../../a.png', false],
      ['i/a.png', true],
    ]);
  });
  it('all names of a list are linked', async () => {
    const {items, captions, codes} = await table([{file_names: ['a.png', 'b.png'], text: 'hat'}]);
    expect([[...items.keys()], captions('b.png'), codes]).toEqual([['a.png', 'b.png'], ['hat'], []]);
  });
  it('file_name counts, and what another column names is no item and not forgotten', async () => {
    const {items, codes} = await table([{mask_file_name: 'b.png', file_name: 'a.png', text: 'hat'}]);
    expect([[...items.keys()], codes]).toEqual([['a.png'], []]);
  });
  it('without any, the table is an error', async () =>
    expect(table([{text: 'hat'}, {text: 'cat'}], {}, {layout: 'imagefolder'})).rejects.toMatchObject({
      code: 'metadata-no-link',
    }));
  it('a row that names no image is left out and noted', async () => {
    const {items, detection} = await table([
      {file_name: 'a.png', text: 'hat'},
      {file_name: null, text: 'cat'},
    ]);
    expect([...items.keys()]).toEqual(['a.png']);
    expect(detection.notes[0]).toMatchObject({code: 'metadata-line-invalid', place: 'metadata.jsonl:2'});
  });
  it('by name stay below their table', async () => {
    const rows = lines({file_name: 'x/a.png', text: 'hat'});
    const {items} = await open(dataSet({'t/metadata.jsonl': rows, 't/i/a.png': null, 'v/a.png': null}));
    expect([...items.keys()]).toEqual(['t/i/a.png']);
  });
});

describe('rows', () => {
  it('of one file are one item: p ⅓, q ⅔, three repeats', async () => {
    const rows = ['p', 'q', 'q'].map(text => ({file_name: 'a.png', text}));
    const item = (await table(rows)).items.get('a.png');
    expect(item?.captions).toEqual([
      {text: 'p', probability: expect.closeTo(1 / 3, 12)},
      {text: 'q', probability: expect.closeTo(2 / 3, 12)},
    ]);
    expect([item?.rows, item?.notes.map(({code}) => code)]).toEqual([3, ['duplicate-row']]);
  });
  it('that share one of their variants do not repeat each other', async () => {
    const rows = [['p', 'q'], ['q']].map(text => ({file_name: 'a.png', text}));
    expect((await table(rows)).items.get('a.png')?.notes).toEqual([]);
  });
  it('that are missing: an error', async () =>
    expect(open(dataSet({'a.png': null, 'metadata.jsonl': '\n'}), {layout: 'imagefolder'})).rejects.toMatchObject({
      code: 'metadata-no-caption-column',
    }));
});

describe('two kinds of metadata', () => {
  it('are not united: JSON lines count, and the other is named', async () => {
    const {items, detection} = await open(
      dataSet({
        'a.png': null,
        'b.png': null,
        'metadata.jsonl': lines({file_name: 'a.png', text: 'hat'}),
        'metadata.csv': 'file_name,text\nb.png,cat\n',
      }),
    );
    expect([...items.keys()]).toEqual(['a.png']);
    expect(detection.alsoFound).toEqual(['metadata.csv, not used: metadata.jsonl comes first']);
  });
});

describe('metadata.csv', () => {
  const csv = (text: string) => open(dataSet({'a.png': null, 'b.png': null, 'metadata.csv': text}));
  it('only a caption is lost for saying None', async () => {
    const {detection, captions} = await csv('file_name,text,artist\na.png,None,None\nb.png,hat,NA\n');
    expect(detection.notes).toEqual([{code: 'csv-null-word', place: 'metadata.csv:2', detail: 'None'}]);
    expect([captions('a.png'), captions('b.png')]).toEqual([[], ['hat']]);
  });
  it.each(['\n', '\r\n'])('counts lines, not records (%j)', async end => {
    const rows = ['file_name,text', `a.png,"two${end}lines"`, '', 'b.png,NA', ''];
    expect((await csv(rows.join(end))).detection.notes).toMatchObject([{place: 'metadata.csv:5'}]);
  });
  it('may mix line ends', async () =>
    expect((await csv('file_name,text\r\na.png,"hat"\nb.png,cat\n')).captions('b.png')).toEqual(['cat']));
});

describe('metadata.jsonl', () => {
  it('may begin with a byte order mark', async () => {
    const root = dataSet({'a.png': null, 'metadata.jsonl': `\ufeff${lines({file_name: 'a.png', text: 'hat'})}`});
    expect((await open(root)).captions('a.png')).toEqual(['hat']);
  });
  it('is read whatever its pieces cut', async () => {
    const root = dataSet({'a.png': null});
    const file = openSync(join(root, 'metadata.jsonl'), 'w');
    // 9 MB of é, in rows that no piece of 4 MiB ends with.
    const text = 'é'.repeat(1_500_001);
    for (const name of ['a.png', 'b.png', 'c.png']) writeSync(file, lines({file_name: name, text: name + text}));
    closeSync(file);
    const {captions} = await open(root);
    expect(captions('b.png')?.[0] === `b.png${text}`).toBe(true);
  });
});
