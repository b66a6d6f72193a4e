import {chmodSync, mkdirSync, symlinkSync, utimesSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {analyze} from '../../src/analyze.ts';
import type {AnalyzeOptions} from '../../src/analyze-options.ts';
import {NOTES, type NoteCode} from '../../src/sources/notes.ts';
import {dataSet} from '../helpers/data-set.ts';

type Files = Record<string, string | Buffer | null>;
const POINTER = `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 12345\n`;
const ROW = (file: string, text = 'a, b'): string => `${JSON.stringify({file_name: file, text})}\n`;
const GOOD: Files = {'x.png': null, 'x.txt': 'a, b', 'y.png': null, 'y.txt': 'a, c'};

/** The smallest set that has each note, and its twin that has not. */
const CASES: [NoteCode, Files, Files, AnalyzeOptions?][] = [
  ['caption-missing', {...GOOD, 'z.png': null}, {...GOOD, 'z.png': null, 'z.txt': 'd'}],
  ['caption-apart', {'i/1.png': null, 't/1.txt': 'a, b'}, {'i/1.png': null, 'i/1.txt': 'a, b'}],
  ['caption-empty', {...GOOD, 'x.txt': '  \n'}, GOOD],
  ['caption-zero-bytes', {...GOOD, 'x.txt': ''}, GOOD],
  ['caption-not-utf8', {...GOOD, 'x.txt': Buffer.from([0x63, 0x61, 0x66, 0xe9])}, {...GOOD, 'x.txt': 'café'}],
  ['caption-nul', {...GOOD, 'x.txt': 'a\0, b'}, GOOD],
  ['caption-bom', {...GOOD, 'x.txt': '\ufeffa, b'}, GOOD],
  ['caption-lfs-pointer', {...GOOD, 'x.txt': POINTER}, GOOD],
  ['lfs-pointer', {...GOOD, 'x.png': POINTER}, GOOD],
  ['caption-too-large', {...GOOD, 'x.txt': 'a, '.repeat(30_000)}, GOOD],
  [
    'tags-capped',
    {...GOOD, 'x.txt': Array.from({length: 2001}, (_, i) => i).join(',')},
    {...GOOD, 'x.txt': Array.from({length: 2000}, (_, i) => i).join(',')},
  ],
  ['caption-first-line-only', {...GOOD, 'x.txt': 'a\nb'}, {...GOOD, 'x.txt': 'a\n'}],
  ['caption-variants', {...GOOD, 'x.txt': 'a\nb'}, {...GOOD, 'x.txt': 'a\n'}, {profile: 'onetrainer'}],
  ['caption-without-image', {...GOOD, 'z.txt': 'd'}, {...GOOD, 'z.txt': 'd', 'z.png': null}],
  ['two-captions', {...GOOD, 'x.caption': 'd'}, GOOD],
  ['shared-caption', {...GOOD, 'x.jpg': Buffer.from([0xff, 0xd8, 0xff])}, GOOD],
  ['caption-borrowed', {...GOOD, 'foo_1_2_3_4.png': null, 'foo.txt': 'd'}, {...GOOD, 'foo.png': null, 'foo.txt': 'd'}],
  [
    'image-missing',
    {'x.png': null, 'metadata.jsonl': ROW('x.png') + ROW('y.png')},
    {'x.png': null, 'metadata.jsonl': ROW('x.png')},
  ],
  ['image-extension-unread', {...GOOD, 'z.gif': 'GIF89a', 'z.txt': 'd'}, {...GOOD, 'z.png': null, 'z.txt': 'd'}],
  ['image-mixed-case', {...GOOD, 'z.Png': null, 'z.txt': 'd'}, {...GOOD, 'z.PNG': null, 'z.txt': 'd'}],
  ['image-extension-lies', {...GOOD, 'x.png': Buffer.from([0xff, 0xd8, 0xff, 0xe0])}, GOOD],
  ['image-not-an-image', {...GOOD, 'x.png': 'hello'}, GOOD],
  [
    'image-without-row',
    {'x.png': null, 'y.png': null, 'metadata.jsonl': ROW('x.png')},
    {'x.png': null, 'metadata.jsonl': ROW('x.png')},
  ],
  ['images-absent', {'x.txt': 'a, b'}, GOOD],
  ['empty-tags', {...GOOD, 'x.txt': 'a, , b,'}, GOOD],
  ['duplicate-tags', {...GOOD, 'x.txt': 'a, b, A'}, GOOD],
  ['spelling-variants', {...GOOD, 'x.txt': 'a_b', 'y.txt': 'a b'}, GOOD],
  ['fullwidth-separator', {...GOOD, 'x.txt': 'a，b'}, GOOD],
  ['unbalanced-parentheses', {...GOOD, 'x.txt': 'hat (red, blue)'}, {...GOOD, 'x.txt': 'hat (red), :('}],
  ['literal-syntax', {...GOOD, 'x.txt': '{a|b} hat'}, {...GOOD, 'x.txt': '{a} hat'}],
  [
    'prefix-partial',
    {...GOOD, 'x.txt': 'a\nb'},
    {...GOOD, 'x.txt': 'a'},
    {profileOptions: {enable_wildcard: true, caption_prefix: 'p,'}},
  ],
  [
    'folder-without-repeats',
    {'1_a/x.png': null, '1_a/x.txt': 'a', 'cat/y.png': null},
    {'1_a/x.png': null, '1_a/x.txt': 'a'},
  ],
  [
    'repeats-below-one',
    {'1_a/x.png': null, '1_a/x.txt': 'a', '0_n/y.png': null},
    {'1_a/x.png': null, '1_a/x.txt': 'a'},
  ],
  ['images-in-parent', {'1_a/x.png': null, '1_a/x.txt': 'a', 'y.png': null}, {'1_a/x.png': null, '1_a/x.txt': 'a'}],
  ['nested-folders', {'1_a/x.png': null, '1_a/x.txt': 'a', '1_a/b/y.png': null}, {'1_a/x.png': null, '1_a/x.txt': 'a'}],
  [
    'several-training-folders',
    {'p/1_a/x.png': null, 'p/1_a/x.txt': 'a', 'q/1_a/x.png': null, 'q/1_a/x.txt': 'a'},
    {'p/1_a/x.png': null, 'p/1_a/x.txt': 'a'},
  ],
  [
    'metadata-link-loose',
    {'i/x.png': null, 'metadata.jsonl': ROW('x.png')},
    {'i/x.png': null, 'metadata.jsonl': ROW('i/x.png')},
  ],
  [
    'metadata-line-invalid',
    {'x.png': null, 'metadata.jsonl': `{\n${ROW('x.png').repeat(120)}`},
    {'x.png': null, 'metadata.jsonl': ROW('x.png')},
  ],
  [
    'csv-null-word',
    {'x.png': null, 'metadata.csv': 'file_name,text\nx.png,None\n'},
    {'x.png': null, 'metadata.csv': 'file_name,text\nx.png,Nonesuch\n'},
  ],
  [
    'duplicate-row',
    {'x.png': null, 'metadata.jsonl': ROW('x.png') + ROW('x.png')},
    {'x.png': null, 'metadata.jsonl': ROW('x.png') + ROW('x.png', 'c')},
  ],
  [
    'column-order',
    {'x.png': null, 'metadata.csv': 'text,file_name\na,x.png\n'},
    {'x.png': null, 'metadata.csv': 'file_name,text\nx.png,a\n'},
  ],
  [
    'wildcard-capped',
    {...GOOD, 'x.txt': '{a|b}'.repeat(9)},
    {...GOOD, 'x.txt': '{a|b}'.repeat(8)},
    {profileOptions: {enable_wildcard: true}},
  ],
  [
    'subset-without-captions',
    {'1_a/x.png': null, '2_b/y.png': null, '2_b/y.txt': 'b'},
    {'1_a/x.png': null, '1_a/x.txt': 'a'},
  ],
  ['side-files', {...GOOD, 'x-masklabel.png': null}, GOOD],
];

const codes = async (root: string, options: AnalyzeOptions = {}): Promise<string[]> =>
  (await analyze(root, options)).notes.map(({code}) => code);

describe('notes', () => {
  it.each(CASES.map(([code, files, twin, options = {}]) => [code, files, twin, options] as const))(
    '%s: on the smallest set that has it, not on its twin',
    async (code, files, twin, options) => {
      expect(await codes(dataSet(files), options)).toContain(code);
      expect(await codes(dataSet(twin), options)).not.toContain(code);
    },
  );

  it('symlink-outside: a link that leaves the set, or leads into an ancestor', async () => {
    const root = dataSet(GOOD);
    symlinkSync(dataSet({'secret.png': null}), join(root, 'out'));
    symlinkSync(root, join(root, 'loop'));
    const report = await analyze(root);
    expect(report.notes.find(({code}) => code === 'symlink-outside')).toMatchObject({count: 2});
    expect(JSON.stringify(report)).not.toContain('secret');
    expect(await codes(root, {followSymlinks: true})).toContain('symlink-outside');
  });

  it('file-unreadable: a link that leads nowhere', async () => {
    const root = dataSet(GOOD);
    symlinkSync(join(root, 'nowhere'), join(root, 'z.png'));
    expect(await codes(root)).toContain('file-unreadable');
  });

  it('folder-unreadable: a folder that is closed', async () => {
    const root = dataSet({...GOOD, 'closed/z.png': null});
    chmodSync(join(root, 'closed'), 0);
    const found = await codes(root);
    chmodSync(join(root, 'closed'), 0o755);
    // The superuser reads it all the same.
    if (process.getuid?.() !== 0) expect(found).toContain('folder-unreadable');
  });

  it('stale-cache: captions were changed after the cache was written', async () => {
    const root = dataSet({'1_a/x.png': null, '1_a/x.txt': 'a', '1_a/metadata_cache.json': '{}'});
    utimesSync(join(root, '1_a/metadata_cache.json'), 1, 1);
    expect(await codes(root)).toContain('stale-cache');
    utimesSync(join(root, '1_a/x.txt'), 1, 1);
    expect(await codes(root)).not.toContain('stale-cache');
  });

  it('name-undecodable: a name that is not UTF-8 is read as bytes', async () => {
    const root = dataSet(GOOD);
    mkdirSync(root, {recursive: true});
    writeFileSync(Buffer.concat([Buffer.from(`${root}/caf`), Buffer.from([0xe9]), Buffer.from('.png')]), 'x');
    writeFileSync(Buffer.concat([Buffer.from(`${root}/caf`), Buffer.from([0xe9]), Buffer.from('.txt')]), 'a, d');
    const {notes, dataset} = await analyze(root);
    expect(notes.find(({code}) => code === 'name-undecodable')?.places).toContain('caf%E9.png');
    expect(dataset).toMatchObject({items: 3, vocabulary: 4});
  });

  it('name-undecodable: not a name that holds U+FFFD in good UTF-8', async () => {
    const root = dataSet({...GOOD, 'caf\ufffd.png': null, 'caf\ufffd.txt': 'a, d'});
    expect(await analyze(root)).toMatchObject({notes: [], dataset: {items: 3, vocabulary: 4}});
  });

  it('regularisation-skipped: counted, never judged', async () => {
    const root = dataSet({
      'a/x.png': null,
      'a/x.txt': 'a',
      'r/y.png': null,
      'k.toml':
        '[[datasets]]\n[[datasets.subsets]]\nimage_dir = "a"\n[[datasets.subsets]]\nimage_dir = "r"\nis_reg = true\n',
    });
    const {notes, dataset} = await analyze(join(root, 'k.toml'));
    expect(notes.map(({code}) => code)).toContain('regularisation-skipped');
    expect(dataset.items).toBe(1);
  });

  it('each have a test', () => {
    const elsewhere = [
      'caption-extension-unread',
      'subset-twice',
      'subset-without-images',
      'metadata-tags-list',
      'git-blob-missing',
      'folder-unreadable',
      'folder-too-deep',
    ];
    // What only a look at the pictures tells: statistics/image-notes.test.ts, statistics/images.test.ts, folder-leaks.test.ts,
    // and beside the settings that ask for it, frontends/cli/duplicate-rules.test.ts, ignored-pairs.test.ts.
    const looked = [
      'image-truncated',
      'image-corrupt',
      'image-cut',
      'image-too-large',
      'image-unsupported',
      'image-timed-out',
      'image-changed',
      'image-sideways',
      'image-hides-colours',
      'image-in-regularisation',
      'copies-across-folders',
      'copies-across-splits',
      'copies-disagree',
      'image-mirrored',
      'image-turned',
      'copies-accepted',
      'accepted-pair-unused',
      'images-nearly-empty',
    ];
    const here = ['symlink-outside', 'file-unreadable', 'stale-cache', 'name-undecodable', 'regularisation-skipped'];
    const tested = new Set<string>([...CASES.map(([code]) => code), ...elsewhere, ...looked, ...here]);
    expect(Object.keys(NOTES).filter(code => !tested.has(code))).toEqual([]);
  });
});
