import {copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {basename, dirname, join, resolve} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {collectFrom} from '../../../../src/open-set.ts';
import {run} from '../../../../src/frontends/cli/run.ts';
import {dataSet} from '../../../helpers/data-set.ts';
import {domain} from '../../../helpers/domains.ts';
import {folderState} from '../../../helpers/folder-state.ts';
import {recorder} from '../../../helpers/world.ts';

type Files = Parameters<typeof dataSet>[0];

/** Runs `plan`, and writes what it would write. */
async function planned(argv: readonly string[]) {
  const world = recorder(['plan', ...argv]);
  const code = await run(world);
  if (code === 0) for (const [path, text] of world.written) writeFileSync(path, text);
  return {
    code,
    printed: world.printed.join(''),
    warned: world.warned.join('').replaceAll('\n', ' '),
    written: world.written.map(([path]) => basename(path)),
  };
}

/** One folder of ten images: two indoors, seven outdoors, one without a setting; two hats, eight none. */
function set(more: Files = {}): string {
  const files: Record<string, string | Buffer | null> = {};
  for (let i = 0; i < 10; i++) {
    files[`3_a b/${i}.png`] = null;
    const setting = i < 2 ? ', indoors' : i < 9 ? ', outdoors' : '';
    files[`3_a b/${i}.txt`] = `sks, tag ${i % 2}${setting}${i === 0 || i === 8 ? ', from above' : ', from below'}`;
  }
  return dataSet({...files, ...more});
}

/** Times an epoch shows each image, by the name of its file. */
async function exposures(path: string, trigger = 'sks'): Promise<Record<string, number>> {
  const {corpus} = (await collectFrom(path, {trigger: [trigger]})).collected;
  return Object.fromEntries(corpus.keys.map((key, i) => [basename(key), Math.round(corpus.repeats[i] ?? 0)]));
}

const SETTING = {
  '0.png': 4,
  '1.png': 4,
  ...Object.fromEntries([2, 3, 4, 5, 6, 7, 8].map(i => [`${i}.png`, 1])),
  '9.png': 2,
};

/** Makes the folders of a list, as a user would. */
function made(root: string, list: string): void {
  if (!existsSync(list)) return;
  for (const {folder, keys} of JSON.parse(readFileSync(list, 'utf8')) as {folder: string; keys: string[]}[]) {
    mkdirSync(folder, {recursive: true});
    for (const key of keys.flatMap(one => [one, one.replace('.png', '.txt')]))
      copyFileSync(join(root, key), join(folder, basename(key)));
  }
}

describe('plan for images of one folder that get different repeats', () => {
  it('gives kohya one list a number of repeats, and moves nothing', async () => {
    const [root, out] = [set(), dataSet({})];
    const before = folderState(root);
    const {code, warned, written} = await planned([
      ...[root, '-t', 'kohya', '--trigger', 'sks', '--balance', 'group:setting'],
      ...['-o', join(out, 'd.toml')],
    ]);
    expect([code, written]).toEqual([0, ['d.repeats-1.json', 'd.repeats-2.json', 'd.repeats-4.json', 'd.toml']]);
    expect(folderState(root)).toEqual(before);
    expect(await exposures(join(out, 'd.toml'))).toEqual(SETTING);
    expect(warned).toContain('Evenness of setting: 0.764 → 0.997');
    const text = readFileSync(join(out, 'd.toml'), 'utf8');
    expect(text.match(/\[\[datasets\.subsets\]\]/g)).toHaveLength(text.match(/metadata_file/g)?.length ?? 0);
    expect(text).not.toMatch(/class_tokens|caption_extension/);
  });
  it('keys of lists have their ending, and captions are what sd-scripts reads', async () => {
    const out = dataSet({});
    const root = set({
      '3_a b/0.txt': ' sks, indoors \nsecond line',
      '3_a b/x.png': null,
      '3_a b/__proto__.png': null,
      '3_a b/__proto__.txt': 'sks, outdoors',
    });
    await planned([root, '-t', 'kohya', '--balance', 'group:setting', '-o', join(out, 'd.toml'), '-q']);
    const lists = ['1', '2', '4', '5', '6'].map(n => join(out, `d.repeats-${n}.json`)).filter(path => existsSync(path));
    const all = Object.assign({}, ...lists.map(path => JSON.parse(readFileSync(path, 'utf8')) as object)) as Record<
      string,
      unknown
    >;
    expect(all['3_a b/0.png']).toEqual({caption: 'sks, indoors'});
    expect(all['3_a b/x.png']).toEqual({caption: 'a b'});
    expect(Object.keys(all)).toContain('3_a b/__proto__.png');
  });
  it('refuses standard output, and files that are there', async () => {
    const [root, out] = [set(), dataSet({'d.repeats-2.json': 'mine'})];
    const argv = [root, '-t', 'kohya', '--balance', 'group:setting'];
    expect(await planned(argv)).toMatchObject({code: 2, printed: '', warned: expect.stringContaining('--output FILE')});
    const there = await planned([...argv, '-o', join(out, 'd.toml')]);
    expect(there).toMatchObject({code: 2, written: [], warned: expect.stringContaining('d.repeats-2.json')});
    expect((await planned([...argv, '-o', join(out, 'd.toml'), '--force'])).code).toBe(0);
  });
  it('refuses one name for two files', async () => {
    const [root, out] = [set(), dataSet({})];
    const path = join(out, 'd.json');
    expect(await planned([root, '-t', 'kohya', '-o', path, '--weights-file', path])).toMatchObject({
      code: 2,
      written: [],
      warned: expect.stringContaining('d.json would be written twice'),
    });
  });
  it.each([
    ['onetrainer', 'concepts.json'],
    ['ai-toolkit', 'job.yaml'],
    ['simpletuner', 'backends.json'],
    ['diffusion-pipe', 'dataset.toml'],
  ])('gives %s folders to be made, which then show what was planned', async (trainer, file) => {
    const [root, out] = [set(), dataSet({})];
    const before = folderState(root);
    const {warned} = await planned([root, '-t', trainer, '--balance', 'group:setting', '-o', join(out, file)]);
    expect(folderState(root)).toEqual(before);
    const list = join(out, file.replace(/\.\w+$/, '.folders.json'));
    expect(warned).toContain('Nothing was moved');
    for (const {folder, keys} of JSON.parse(readFileSync(list, 'utf8')) as {folder: string; keys: string[]}[]) {
      expect(dirname(dirname(dirname(resolve(folder))))).toBe(out);
      mkdirSync(folder, {recursive: true});
      for (const key of keys.flatMap(one => [one, one.replace('.png', '.txt')]))
        copyFileSync(join(root, key), join(folder, basename(key)));
    }
    expect(await exposures(join(out, file))).toEqual(SETTING);
  });
  it('plans its own lists again', async () => {
    const [root, out] = [set(), dataSet({})];
    await planned([root, '-t', 'kohya', '--balance', 'group:setting', '-o', join(out, 'd.toml')]);
    await planned([join(out, 'd.toml'), '-t', 'kohya', '-o', join(out, 'e.toml')]);
    expect(await exposures(join(out, 'e.toml'))).toEqual(SETTING);
  });
  it('takes captions over as they are, whatever they hold', async () => {
    const [out, text] = [dataSet({}), 'sks, "quoted", \\ back, 日本, tab\there'];
    const root = set({'3_a b/0.txt': text});
    await planned([root, '-t', 'kohya', '--balance', 'group:setting', '-o', join(out, 'd.toml')]);
    expect((await collectFrom(join(out, 'd.toml'))).collected.corpus.texts).toContain(text);
  });
  it('levels two groups together', async () => {
    const [root, out] = [set(), dataSet({})];
    const {warned} = await planned([
      ...[root, '-t', 'kohya', '--balance', 'group:setting', '--balance', 'group:view'],
      ...['-o', join(out, 'd.toml'), '--weights-file', join(out, 'w.jsonl')],
    ]);
    const weights = new Map(
      readFileSync(join(out, 'w.jsonl'), 'utf8')
        .trimEnd()
        .split('\n')
        .map(line => JSON.parse(line) as {key: string; weight: number})
        .map(({key, weight}) => [basename(key), weight]),
    );
    const sum = (...names: number[]): number => names.reduce((all, i) => all + (weights.get(`${i}.png`) ?? 0), 0);
    expect(sum(0, 1)).toBeCloseTo(4.5, 6);
    expect(sum(2, 3, 4, 5, 6, 7, 8)).toBeCloseTo(4.5, 6);
    expect(sum(0, 8)).toBeCloseTo(5, 6);
    expect(warned).toMatch(/Evenness of setting: 0\.764 → 1\.000.*Evenness of view: 0\.722 → 1\.000/);
    expect(Object.values(await exposures(join(out, 'd.toml')))).toHaveLength(10);
  });
  it('says where no weights do', async () => {
    const both = Object.fromEntries(
      Array.from({length: 10}, (_, i) => [
        `3_a b/${i}.txt`,
        `sks, ${i < 2 ? 'indoors, day' : i < 5 ? 'outdoors, dusk' : 'outdoors, night'}`,
      ]),
    );
    const found = await planned([
      set(both),
      '-t',
      'kohya',
      '--balance',
      'group:setting',
      '--balance',
      'group:time of day',
    ]);
    expect(found).toMatchObject({
      code: 2,
      warned: expect.stringMatching(
        /No weights level setting and time of day together: ".+" of .+ comes to .+ %, not .+ %/,
      ),
    });
  });
});

describe('plan for folders in folders', () => {
  const FILES = {
    'a.png': null,
    'a.txt': 'sks, hat',
    'x/b.png': null,
    'x/b.txt': 'sks, cap',
    'x/y/c.png': null,
    'x/y/c.txt': 'sks, cat',
  };
  const SETTINGS = [
    ['kohya', 'd.toml'],
    ['onetrainer', 'd.json'],
    ['ai-toolkit', 'd.yaml'],
    ['simpletuner', 'd.json'],
    ['diffusion-pipe', 'd.toml'],
  ] as const;
  it.each(SETTINGS)('%s sees every image once', async (trainer, file) => {
    const [root, out] = [dataSet(FILES), dataSet({})];
    await planned([root, '-t', trainer, '-o', join(out, file)]);
    expect(await exposures(join(out, file))).toEqual({'a.png': 1, 'b.png': 1, 'c.png': 1});
  });
  it.each(SETTINGS)('%s sees each as often as planned', async (trainer, file) => {
    const more = Object.fromEntries(
      [1, 2].flatMap(i => [
        [`x/${i}.png`, null],
        [`x/${i}.txt`, 'sks, cap'],
      ]),
    );
    const [root, out] = [dataSet({...FILES, ...more}), dataSet({})];
    await planned([root, '-t', trainer, '--balance', 'folders', '-o', join(out, file)]);
    made(root, join(out, 'd.folders.json'));
    expect(await exposures(join(out, file))).toEqual({'1.png': 1, '2.png': 1, 'a.png': 3, 'b.png': 1, 'c.png': 3});
  });
});

describe('plan for captions that kohya would not find', () => {
  it('writes them into a list', async () => {
    const out = dataSet({});
    const root = dataSet({
      'a.png': null,
      'b.png': null,
      'metadata.jsonl': '{"file_name": "a.png", "text": "hat, b"}\n{"file_name": "b.png", "text": "hat"}\n',
    });
    expect(await planned([root, '-t', 'kohya'])).toMatchObject({code: 2, warned: expect.stringContaining('--output')});
    expect((await planned([root, '-t', 'kohya', '-o', join(out, 'd.toml')])).code).toBe(0);
    const {collected} = await collectFrom(join(out, 'd.toml'));
    expect(collected.corpus.texts).toEqual(['hat, b', 'hat']);
  });
  it('other trainers are told of it', async () => {
    const root = dataSet({'a.png': null, 'metadata.jsonl': '{"file_name": "a.png", "text": "hat"}'});
    expect(await planned([root, '-t', 'onetrainer', '-o', join(root, 'c.json')])).toMatchObject({
      code: 2,
      warned: expect.stringContaining('--trainer kohya'),
    });
  });
});

describe('plan with regularisation images', () => {
  const REG = {
    'reg/r.png': null,
    'reg/r.txt': 'a person',
    'd.toml': `[[datasets]]\n[[datasets.subsets]]\nimage_dir = "3_a b"\nnum_repeats = 3\n[[datasets.subsets]]\nimage_dir = "reg"\nis_reg = true\nclass_tokens = "person"\nnum_repeats = 2\n`,
  };
  it.each([
    ['kohya', 'e.toml'],
    ['onetrainer', 'e.json'],
    ['ai-toolkit', 'e.yaml'],
    ['simpletuner', 'e.json'],
  ])('%s is told of them', async (trainer, file) => {
    const root = set(REG);
    const {code, warned} = await planned([join(root, 'd.toml'), '-t', trainer, '-o', join(root, file)]);
    expect([code, warned.includes('Regularisation')]).toEqual([0, false]);
    const {collected} = await collectFrom(join(root, file));
    expect(collected.corpus.regularisation).toBe(1);
    expect(collected.statistics.subsets.map(({exposures: n}) => n)).toEqual([30]);
  });
  it('says where they cannot be', async () => {
    const root = set(REG);
    const pipe = await planned([join(root, 'd.toml'), '-t', 'diffusion-pipe']);
    expect(pipe.warned).toContain('diffusion-pipe knows none');
    const lists = await planned([
      join(root, 'd.toml'),
      '-t',
      'kohya',
      '--balance',
      'group:setting',
      '-o',
      join(root, 'e.toml'),
    ]);
    expect(lists.warned).toContain('Regularisation images are left out');
    expect(readFileSync(join(root, 'e.toml'), 'utf8')).not.toContain('is_reg');
  });
});

describe('plan --split', () => {
  const captions = [...domain(60, 'castle'), ...domain(25, 'kitchen')];
  const files = Object.assign(
    {},
    ...captions.map((text, i) => ({[`5_x/${i}.png`]: null, [`5_x/${i}.txt`]: `sks, ${text}`})),
  ) as Files;

  it.each([
    ['kohya', '.toml'],
    ['onetrainer', '.json'],
  ])('writes settings a part for %s, with a trigger that is no tag yet', async (trainer, ending) => {
    const [root, out] = [dataSet(files), dataSet({})];
    const {code, warned} = await planned([
      ...[root, '-t', trainer, '--trigger', 'sks', '--split', join(out, 's.json'), '-o', join(out, `d${ending}`)],
    ]);
    expect(code).toBe(0);
    const {parts} = JSON.parse(readFileSync(join(out, 's.json'), 'utf8')) as {
      parts: {
        name: string;
        trigger: string;
        tags: string[];
        settings: string;
        keys: string[];
        folders?: {folder: string; keys: string[]}[];
      }[];
    };
    expect(parts.map(({trigger, tags}) => [trigger, tags[0]])).toEqual([
      ['sks_castle', 'castle'],
      ['sks_kitchen', 'kitchen'],
    ]);
    expect(warned).toContain('proposed trigger sks_kitchen');
    for (const part of parts) {
      for (const {folder, keys} of part.folders ?? []) {
        mkdirSync(folder, {recursive: true});
        for (const key of keys.flatMap(one => [one, one.replace('.png', '.txt')]))
          copyFileSync(join(root, key), join(folder, basename(key)));
      }
      const shown = await exposures(part.settings);
      expect(Object.keys(shown).toSorted()).toEqual(part.keys.map(key => basename(key)).toSorted());
      expect(new Set(Object.values(shown))).toEqual(new Set([5]));
    }
  });
});
