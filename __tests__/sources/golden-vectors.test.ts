// The golden vectors of the specification, row by row: real files in, what the trainer would learn out. The functions on
// the way have their own tests; here a row holds only if all of them fit together.
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import type {ProfileName} from '../../src/config/profiles.ts';
import {splitSegments} from '../../src/corpus/segments.ts';
import {readLoraHeader} from '../../src/sources/lora-header.ts';
import {dataSet} from '../helpers/data-set.ts';
import {type ReadOptions, readSet} from '../helpers/read-set.ts';
import {safetensors} from '../helpers/safetensors.ts';

/** Share, then tags as written. */
type Row = readonly [number, ...string[]];
type Trainer = ReadOptions['options'];

const caption = (bytes: string | Buffer, profile: ProfileName = 'kohya', options: Trainer = {}) =>
  // kohya_ss reads no flat folder by itself.
  readSet({'a.png': null, 'a.txt': bytes}, {profile, options, layout: profile === 'kohya-gui' ? 'pairs' : 'auto'});

async function rowsOf(...args: Parameters<typeof caption>): Promise<Row[]> {
  return ((await caption(...args)).rows.get('a.png') ?? []).map(({share, tags}) => [share, ...tags]);
}

async function textsOf(...args: Parameters<typeof caption>): Promise<string[]> {
  return ((await caption(...args)).rows.get('a.png') ?? []).map(({text}) => text);
}

/** Compares shares to 1e-12, tags exactly. */
const near = (rows: readonly Row[]) =>
  rows.map(([share, ...tags]) => [expect.closeTo(share, 12) as unknown as number, ...tags]);

const WILDCARDS = {enable_wildcard: true};
const half = (...sets: readonly (readonly string[])[]): Row[] => sets.map(tags => [1 / 2, ...tags]);

describe('rows 1–3, 8: from a caption to parts that shuffle', () => {
  const SHUFFLE = {shuffle_caption: true};
  const MARKED = {...SHUFFLE, keep_tokens_separator: '|||'};
  it.each([
    ['1', 'a, b, , c,', {}, ['a', 'b', 'c'], {fixed: 0, trailing: 0, empties: 2}],
    ['1', 'a, b, , c,', {...SHUFFLE, keep_tokens: 1}, ['a', 'b', 'c'], {fixed: 1, trailing: 0, empties: 2}],
    ['2', ', a, b', {...SHUFFLE, keep_tokens: 1}, ['a', 'b'], {fixed: 0, trailing: 0, empties: 1}],
    ['3', 'a, b ||| c, d ||| e', MARKED, ['a', 'b', 'c', 'd', 'e'], {fixed: 2, trailing: 1, empties: 0}],
    ['3', 'a ||| b ||| c ||| d', MARKED, ['a', 'b', 'c ||| d'], {fixed: 1, trailing: 1, empties: 0}],
    ['8', 'a,sky;;;cloud,b', {secondary_separator: ';;;'}, ['a', 'sky', 'cloud', 'b'], {fixed: 0, empties: 0}],
  ] as const)('%s: %j with %j', async (_row, text, options, tags, parts) => {
    const {rows, corpus, codes} = await caption(text, 'kohya', options);
    expect(rows.get('a.png')).toEqual([expect.objectContaining({share: 1, tags, fixed: parts.fixed})]);
    expect(corpus.emptySegments).toBe(parts.empties);
    expect(codes).toEqual(parts.empties > 0 ? ['empty-tags'] : []);
    expect(splitSegments(text, corpus.profile)).toMatchObject(parts);
  });
  it('3: without shuffle the marks are trained literally', async () => {
    const {rows, codes} = await caption('a, b ||| c, d ||| e', 'kohya', {keep_tokens_separator: '|||'});
    expect(rows.get('a.png')?.[0]?.tags).toEqual(['a', 'b ||| c', 'd ||| e']);
    expect(codes).toEqual(['literal-syntax']);
  });
});

describe('rows 4–7: from a caption to the texts it can become', () => {
  it('4: prefix and suffix take one space', async () =>
    expect(await textsOf('x, y', 'kohya', {caption_prefix: 'masterpiece,', caption_suffix: ', z'})).toEqual([
      'masterpiece, x, y , z',
    ]));
  it.each([
    ['5', 'l1, a\nl2, b', 'kohya', {}, [[1, 'l1', 'a']], ['caption-first-line-only']],
    ['5', 'l1, a\nl2, b', 'kohya', WILDCARDS, half(['l1', 'a'], ['l2', 'b']), ['caption-variants']],
    ['5', 'l1, a\nl2, b', 'onetrainer', {}, half(['l1', 'a'], ['l2', 'b']), ['caption-variants']],
    ['5', 'l1, a\nl2, b', 'musubi', {}, [[1, 'l1', 'a', 'l2', 'b']], []],
    [
      '5',
      'l1, a\nl2, b',
      'kohya',
      {...WILDCARDS, caption_prefix: 'P,'},
      half(['P', 'l1', 'a'], ['l2', 'b']),
      ['caption-variants', 'prefix-partial'],
    ],
    [
      '6',
      '{red|blue} hat, {{x}}',
      'kohya',
      WILDCARDS,
      half(['red hat', '{x}'], ['blue hat', '{x}']),
      ['caption-variants'],
    ],
    ['6', '{red|blue} hat, {{x}}', 'kohya', {}, [[1, '{red|blue} hat', '{{x}}']], ['literal-syntax']],
    ['7', '{a,b|c}, d', 'kohya', WILDCARDS, half(['a', 'b', 'd'], ['c', 'd']), ['caption-variants']],
    ['7', '{|hat}', 'kohya', WILDCARDS, half([], ['hat']), ['caption-variants']],
    [
      '7',
      '{a|a|b}',
      'kohya',
      WILDCARDS,
      [
        [2 / 3, 'a'],
        [1 / 3, 'b'],
      ],
      ['caption-variants'],
    ],
    ['7', '{{{a|b}}}', 'kohya', WILDCARDS, half(['{a'], ['{b}']), ['caption-variants']],
    ['7', '{a{b|c}d}', 'kohya', WILDCARDS, half(['a{bd}'], ['cd}']), ['caption-variants']],
  ] as [string, string, ProfileName, Trainer, Row[], string[]][])(
    '%s: %j for %s with %j',
    async (_row, text, profile, options, rows, codes) => {
      expect(await rowsOf(text, profile, options)).toEqual(near(rows));
      expect((await caption(text, profile, options)).codes).toEqual(codes);
    },
  );
});

describe('rows 9–13: from bytes to a caption', () => {
  it('9: a byte order mark sticks to the first tag', async () => {
    const {rows, codes} = await caption(Buffer.from([0xef, 0xbb, 0xbf, ...Buffer.from('trigger, hat')]));
    expect(rows.get('a.png')).toEqual([
      expect.objectContaining({tags: ['\ufefftrigger', 'hat'], keys: ['trigger', 'hat']}),
    ]);
    expect(codes).toEqual(['caption-bom']);
  });
  it.each([
    ['10', '\n1girl, hat', 'kohya', [[1]], ['caption-empty', 'caption-first-line-only']],
    ['10', '\n1girl, hat', 'onetrainer', [[1, '1girl', 'hat']], []],
    ['10', '', 'kohya', [[1]], ['caption-zero-bytes']],
    ['10', '  \n', 'kohya', [[1]], ['caption-empty']],
    ['12', 'a，b、c, d', 'kohya', [[1, 'a，b、c', 'd']], ['fullwidth-separator']],
    ['12', '\u00a0a\u3000, b\u200b,\ufeffc', 'kohya', [[1, 'a', 'b\u200b', '\ufeffc']], []],
    ['13', 'a\r\nb', 'kohya', [[1, 'a']], ['caption-first-line-only']],
    ['13', 'a\rb', 'kohya', [[1, 'a']], ['caption-first-line-only']],
    ['13', 'a\u2028b', 'kohya', [[1, 'a\u2028b']], []],
  ] as [string, string, ProfileName, Row[], string[]][])('%s: %j for %s', async (_row, text, profile, rows, codes) => {
    expect(await rowsOf(text, profile)).toEqual(rows);
    expect((await caption(text, profile)).codes).toEqual(codes);
  });
  it.each(
    (['kohya', 'kohya-gui', 'musubi', 'onetrainer', 'ai-toolkit', 'simpletuner', 'diffusion-pipe'] as const).flatMap(
      profile =>
        [
          [profile, [0x93, 0xfa, 0x96, 0x7b], '日本', 'shift_jis'],
          [profile, [0x63, 0x61, 0x66, 0xe9], 'café', 'windows-1252'],
        ] as const,
    ),
  )('11: %s takes %j for %s (%s)', async (profile, bytes, text, encoding) => {
    const {rows, notesOf} = await caption(Buffer.from(bytes), profile);
    expect(rows.get('a.png')?.map(row => row.text)).toEqual([text]);
    expect(notesOf('a.png')).toEqual([`caption-not-utf8: ${encoding}`]);
  });
  it('12, 13, 20: keys of tags as written', async () => {
    const written = ['b\u200b', '\ufeffc', 'a\u2028b', 'Blue_Eyes', 'hatsune_miku_\\(vocaloid\\)', '\\o/', '^_^', '_'];
    const {rows} = await caption([...written, 'cafe\u0301'].join(','));
    const keys = ['b', 'c', 'a b', 'blue eyes', 'hatsune miku (vocaloid)', 'o/', '^ ^', '_', 'café'];
    expect(rows.get('a.png')?.map(row => row.keys)).toEqual([keys]);
  });
});

describe('row 14: the header of a LoRA counts what was written, its reader what was meant', () => {
  const CAPTIONS = ['A, B,, a ,B', 'a_b, a b'];
  /** As sd-scripts makes it: split on commas, stripped, empties left out, lower case, every occurrence. */
  const frequency = CAPTIONS.flatMap(text => text.split(','))
    .map(part => part.trim().toLowerCase())
    .filter(tag => tag !== '')
    .reduce<Record<string, number>>((counts, tag) => ({...counts, [tag]: (counts[tag] ?? 0) + 1}), {});
  const root = dataSet({
    'x.safetensors': safetensors({
      ss_tag_frequency: {'1_set': frequency},
      ss_dataset_dirs: {'1_set': {n_repeats: 1, img_count: 2}},
    }),
  });
  it('as written', () =>
    expect(readLoraHeader(join(root, 'x.safetensors')).folders.map(({tags}) => Object.fromEntries(tags))).toEqual([
      {a: 2, b: 2, a_b: 1, 'a b': 1},
    ]));
  it('by key, as the captions themselves count', async () => {
    const {corpus} = await readSet({
      '1.png': null,
      '1.txt': CAPTIONS[0] ?? '',
      '2.png': null,
      '2.txt': CAPTIONS[1] ?? '',
    });
    expect(corpus.vocabulary.map(({key}, id) => [key, corpus.occurrences[id]])).toEqual([
      ['a', 2],
      ['b', 2],
      ['a b', 2],
    ]);
  });
});

describe('rows 15–17: from names to captions and repeats', () => {
  it('15: kohya cuts four parts off a name', async () => {
    const {rows, notesOf} = await readSet({'foo_1_2_3_4.png': null, 'foo.txt': '1girl, hat'});
    expect(rows.get('foo_1_2_3_4.png')?.map(({tags}) => tags)).toEqual([['1girl', 'hat']]);
    expect(notesOf('foo_1_2_3_4.png')).toEqual(['caption-borrowed: foo.txt']);
  });
  it('16: the text before the first underscore is read as Python reads a number', async () => {
    const folders = ['10_a', '10', '007_x', '+3_y', '１０_z', '0_n', '-1_m', '1.5_q', 'cat'];
    const files = folders.flatMap(folder => [
      [`${folder}/i.png`, null] as const,
      [`${folder}/i.txt`, `hat, ${folder}`] as const,
    ]);
    const {corpus, detection} = await readSet(Object.fromEntries(files), {layout: 'kohya-folder'});
    expect(Object.fromEntries(corpus.keys.map((key, item) => [key, corpus.repeats[item]]))).toEqual({
      '10_a/i.png': 10,
      '10/i.png': 10,
      '007_x/i.png': 7,
      '+3_y/i.png': 3,
      '１０_z/i.png': 10,
    });
    const places = (code: string) => detection.notes.filter(note => note.code === code).map(({place = ''}) => place);
    expect(places('repeats-below-one').toSorted()).toEqual(['-1_m', '0_n']);
    expect(places('folder-without-repeats').toSorted()).toEqual(['1.5_q', 'cat']);
  });
  it.each([
    ['kohya', '5_cat/', [[1, 'cat']]],
    ['kohya', '', [[1]]],
    ['musubi', '', undefined],
    ['diffusion-pipe', '', undefined],
    ['simpletuner', '', undefined],
  ] as [ProfileName, string, Row[] | undefined][])(
    '17: no sidecar for %s in %j gives %j',
    async (profile, folder, rows) => {
      const key = `${folder}a.png`;
      const read = await readSet({[key]: null, [`${folder}b.png`]: null, [`${folder}b.txt`]: 'hat'}, {profile});
      expect(read.rows.get(key)?.map(({share, tags}) => [share, ...tags])).toEqual(rows);
      expect(read.corpus.dropped).toEqual(rows === undefined ? [key] : []);
      expect(read.notesOf(key)).toEqual(['caption-missing']);
    },
  );
});

describe('rows 18, 19: whole texts', () => {
  it('18: a blank CRLF line is a caption of SimpleTuner', async () => {
    const text = 'a, b\r\n\r\nc';
    expect(await textsOf(text, 'simpletuner')).toEqual(['a, b\r', '\r', 'c']);
    expect(await rowsOf(text, 'simpletuner')).toEqual(near([[1 / 3, 'a', 'b'], [1 / 3], [1 / 3, 'c']]));
  });
  it.each([
    ['a, b', {trigger_word: 'sks'}, 'sks a,  b'],
    ['concatenate', {trigger_word: 'cat'}, 'concatenate'],
    ['[trigger]. Two', {}, '. Two'],
  ] as [string, Trainer, string][])('19: %j with %j under ai-toolkit is %j', async (text, options, expected) =>
    expect(await textsOf(text, 'ai-toolkit', options)).toEqual([expected]),
  );
});

describe('rows 21, 23: from tables', () => {
  const metadata = (entry: unknown, settings = '') =>
    readSet(
      {
        'i/1.png': null,
        'meta.json': JSON.stringify({1: entry}),
        'k.toml': `[[datasets]]\n[[datasets.subsets]]\nimage_dir = "i"\nmetadata_file = "meta.json"\n${settings}`,
      },
      {path: 'k.toml'},
    );
  it.each([
    [{caption: 'x', tags: 'a, b'}, '', ['x', 'a', 'b'], []],
    [{caption: '', tags: 'a, b'}, '', ['a', 'b'], []],
    [{caption: '', tags: 'a, b'}, 'enable_wildcard = true\n', [], ['caption-empty']],
    [{tags: ['a', 'b']}, '', [], ['metadata-tags-list']],
  ])('21: %j with %j under kohya', async (entry, settings, tags, notes) => {
    const {rows, notesOf} = await metadata(entry, settings);
    expect(rows.get('1.png')?.map(row => row.tags)).toEqual([tags]);
    expect(notesOf('1.png')).toEqual(notes);
  });
  it('23: rows of one file are captions by their number, and repeats', async () => {
    const line = (text: string) => `${JSON.stringify({file_name: 'a.png', text})}\n`;
    const {rows, corpus, notesOf} = await readSet({
      'a.png': null,
      'metadata.jsonl': line('p') + line('q') + line('q'),
    });
    expect([...rows.keys()]).toEqual(['a.png']);
    expect(rows.get('a.png')?.map(({share, tags}) => [share, ...tags])).toEqual(
      near([
        [1 / 3, 'p'],
        [2 / 3, 'q'],
      ]),
    );
    expect([...corpus.repeats]).toEqual([3]);
    expect(notesOf('a.png')).toContain('duplicate-row');
  });
});

it.each([
  ['The woman is wearing red glasses and two hats.', ['woman', 'red glass', 'glass', 'hat']],
  ['a steam punk skull with bell-shaped petals', ['steam punk skull', 'skull', 'bell-shaped petal', 'petal']],
])('row 24: terms of %j', async (text, terms) => expect((await caption(text)).terms).toEqual(terms));
