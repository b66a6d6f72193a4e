import {mkdirSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it, jest} from '@jest/globals';
import {analyze} from '../../src/analyze.ts';
import type {AnalyzeOptions} from '../../src/analyze-options.ts';
import {dataSet} from '../helpers/data-set.ts';
import {inFolder} from '../helpers/in-folder.ts';
import {commit, git, repository} from '../helpers/repository.ts';

/** Each report asks Git a dozen times, which a busy machine takes its time for. */
jest.setTimeout(60_000);

const IMAGES = {
  'set/a/1.png': null,
  'set/a/1.txt': 'sks, hat\nsks, red hat',
  'set/a/2.png': null,
  'set/a/2.txt': 'sks, cat',
  'set/a/deep/3.png': null,
  'set/b/4.png': null,
  'set/b/4.txt': Buffer.from([0x63, 0x61, 0x66, 0xe9]),
  'set/b/5.png': 'no image',
  'set/b/6.txt': 'sks, lonely',
  'set/mask/1.png': null,
  'set/10_old/7.png': null,
  'set/10_old/7.txt': 'sks, old',
  'images/8.png': null,
  'images/8.txt': 'sks, outside',
};
const KOHYA = (folder: string, more = '') =>
  `[[datasets]]\n[[datasets.subsets]]\nimage_dir = "${folder}"\ncaption_extension = ".txt"\nnum_repeats = 2\n${more}`;
const SECOND = '[[datasets.subsets]]\nimage_dir = "b"\nclass_tokens = "sks"\nconditioning_data_dir = "mask"\n';

/** Name, text, profile; all lie in `set`. */
const TRAINERS: readonly (readonly [file: string, text: string, profile: string])[] = [
  ['dataset_config.toml', KOHYA('a', SECOND), 'kohya'],
  [
    'dataset_config.json',
    '{"datasets": [{"subsets": [{"image_dir": "a", "num_repeats": 3, "caption_extension": ".txt"}, {"image_dir": "b"}]}]}',
    'kohya',
  ],
  ['dataset.toml', '[[datasets]]\n[[datasets.subsets]]\nmetadata_file = "meta.json"\nnum_repeats = 2\n', 'kohya'],
  [
    'dataset.toml',
    '[general]\ncaption_extension = ".txt"\n[[datasets]]\nimage_directory = "a"\nnum_repeats = 2\n[[datasets]]\nimage_directory = "b"\ncontrol_directory = "mask"\n',
    'musubi',
  ],
  ['dataset.toml', '[[datasets]]\nimage_jsonl_file = "rows.jsonl"\n', 'musubi'],
  [
    'dataset.toml',
    'resolutions = [512]\n[[directory]]\npath = "a"\nnum_repeats = 0.5\nmask_path = "mask"\n[[directory]]\npath = "b"\n[[directory]]\npath = "c"\n',
    'diffusion-pipe',
  ],
  [
    'multidatabackend.json',
    '[{"id": "x", "type": "local", "dataset_type": "image", "instance_data_dir": "a", "caption_strategy": "textfile", "repeats": 1}, {"id": "y", "type": "local", "dataset_type": "image", "instance_data_dir": "b", "caption_strategy": "filename"}]',
    'simpletuner',
  ],
  [
    'concepts.json',
    '[{"path": "a", "balancing": 2, "include_subdirectories": true, "text": {"prompt_source": "sample"}}, {"path": "b", "text": {"prompt_source": "concept", "prompt_path": "prompts.txt"}}]',
    'onetrainer',
  ],
  [
    'config.yaml',
    'config:\n  process:\n    - trigger_word: sks\n      datasets:\n        - folder_path: a\n          num_repeats: 2\n        - folder_path: b\n          mask_path: mask\n',
    'ai-toolkit',
  ],
];
/** Files that settings name. */
const NAMED = {
  'set/meta.json':
    '{"a/1.png": {"caption": "sks, hat"}, "./b/4.png": {"tags": "sks, dog"}, "nowhere/9.png": {"tags": "x"}}',
  'set/rows.jsonl':
    '{"image_path": "a/1.png", "caption": "sks, hat"}\n{"image_path": "b/4.png", "caption": "dog"}\n{"image_path": "gone.png", "caption": "x"}\n',
  'set/prompts.txt': 'sks, red\nsks, blue\n',
  'set/c/captions.json': '{"1.png": ["sks, hat", "sks, red hat"], "2.png": ["sks"]}',
  'set/c/1.png': null,
};

const has = (name: string): boolean => name.startsWith('dataset') || /^(multidatabackend|concepts)\.json$/.test(name);
/** The report of the disk, equal to the report of the revision byte for byte. */
async function same(root: string, path: string, {from = '.', ...options}: AnalyzeOptions & {from?: string} = {}) {
  return inFolder(join(root, from), async () => {
    const disk = await analyze(path, options);
    const revision = await analyze(`HEAD:${path}`, options);
    expect(JSON.stringify(revision, null, 1)).toBe(JSON.stringify(disk, null, 1));
    return disk;
  });
}

describe('settings of a trainer in a revision', () => {
  it.each(TRAINERS)('%s: %j are read as on disk (%s)', async (name, text, profile) => {
    const root = repository({...IMAGES, ...NAMED, [`set/${name}`]: text});
    const file = await same(root, `set/${name}`);
    expect(file.dataset).toMatchObject({name, layout: 'trainer-config', profile});
    expect(file.dataset.items).toBeGreaterThan(1);
    if (!has(name)) return;
    const folder = await same(root, 'set');
    expect(folder.dataset.layout).toBe('trainer-config');
    expect(await same(root, './set')).toEqual(folder);
  });
  it('in the root of the repository, where metadata names images beside it', async () => {
    const root = repository({
      '1.png': null,
      'meta.json': '{"1.png": {"caption": "sks, hat"}}',
      'dataset.toml': '[[datasets]]\n[[datasets.subsets]]\nmetadata_file = "meta.json"\n',
    });
    const report = await same(root, './');
    expect(report.dataset).toMatchObject({layout: 'trainer-config', items: 1});
    await inFolder(root, async () => expect(await analyze('HEAD:')).toEqual(report));
  });
  it('lead beside themselves, into the working folder, and by absolute paths into the repository', async () => {
    const root = repository({...IMAGES, 'set/dataset.toml': KOHYA('../images'), 'set/work.toml': KOHYA('images')});
    expect((await same(root, 'set/dataset.toml')).dataset.items).toBe(1);
    expect((await same(root, 'set/work.toml')).dataset.items).toBe(1);
    await inFolder(join(root, 'set'), async () => {
      expect((await analyze('HEAD:./dataset.toml')).dataset.items).toBe(1);
      await expect(analyze('HEAD:./work.toml')).rejects.toMatchObject({code: 'config-path-not-found'});
    });
    const absolute = KOHYA(join(root, 'images').replaceAll('\\', '/'));
    writeFileSync(join(root, 'set/absolute.toml'), absolute);
    commit(root);
    expect((await same(root, 'set/absolute.toml')).dataset.items).toBe(1);
  });
  it('follow the maps of the user, inside the repository', async () => {
    const root = repository({...IMAGES, 'set/dataset.toml': KOHYA('C:/data')});
    const pathMap = [{from: 'C:/data', to: '../images'}];
    expect((await same(root, 'set', {pathMap})).dataset.items).toBe(1);
    await inFolder(root, () =>
      expect(analyze('HEAD:set/dataset.toml')).rejects.toMatchObject({
        code: 'config-path-not-found',
        hint: expect.stringContaining('--path-map'),
      }),
    );
  });
  it('are of that revision, not of the disk', async () => {
    const root = repository({...IMAGES, 'set/dataset.toml': KOHYA('a')});
    git(root, 'rm', '-rq', 'set');
    git(root, 'commit', '-qm', 'gone');
    await inFolder(root, async () => {
      expect((await analyze('HEAD~1:set')).dataset).toMatchObject({layout: 'trainer-config', items: 2});
      await expect(analyze('HEAD:set')).rejects.toMatchObject({code: 'git-unknown-revision'});
    });
  });
  it('are read in a bare repository', async () => {
    const root = repository({...IMAGES, ...NAMED, 'set/dataset.toml': KOHYA('a', SECOND)});
    const bare = join(dataSet({}), 'bare.git');
    git(root, 'clone', '-q', '--bare', root, bare);
    const disk = await inFolder(root, () => analyze('set'));
    await inFolder(bare, async () => {
      expect(JSON.stringify(await analyze('HEAD:set'))).toBe(JSON.stringify(disk));
      expect((await analyze('main:set/dataset.toml')).dataset.items).toBe(disk.dataset.items);
    });
  });
});

describe('settings of a trainer in a revision lead nowhere else', () => {
  it.each(['../images', '../../images', '../nowhere', '/etc'])('%s, found in a data set', async folder => {
    const root = repository({...IMAGES, 'set/dataset.toml': KOHYA(folder)});
    const report = await same(root, 'set');
    expect(report.dataset.layout).toBe('pairs');
    expect(JSON.stringify(report.source)).toContain('which is outside it');
    for (const path of ['set', 'HEAD:set'])
      await inFolder(root, () =>
        expect(analyze(path, {layout: 'trainer-config'})).rejects.toMatchObject({
          code: 'config-path-not-found',
          message: expect.stringContaining('outside it'),
        }),
      );
  });
  it.each(['../../images', '../../../..', '/etc'])('%s, out of the repository', async folder => {
    const root = repository({...IMAGES, 'set/dataset.toml': KOHYA(folder)});
    await inFolder(root, () =>
      expect(analyze('HEAD:set/dataset.toml')).rejects.toMatchObject({
        code: 'config-path-not-found',
        message: `The settings name "${folder}", which is outside the revision.`,
        hint: expect.stringContaining('checkout'),
      }),
    );
  });
  it('names a folder that is missing, and one called nearly so', async () => {
    const root = repository({...IMAGES, 'set/dataset.toml': KOHYA('aa')});
    mkdirSync(join(root, 'set/aa'));
    await inFolder(root, () =>
      expect(analyze('HEAD:set/dataset.toml')).rejects.toMatchObject({
        code: 'config-path-not-found',
        message: 'The settings name "aa", which is not there.',
        hint: expect.stringMatching(/^Tried HEAD:set\/aa, HEAD:aa\. Did you mean a\?$/),
      }),
    );
  });
  it.each([
    ['HEAD:../set', 'leads out of the repository'],
    ['HEAD:set/../../x', 'leads out of the repository'],
    ['HEAD:set/nowhere.toml', 'has no set/nowhere.toml'],
    ['HEAD:set/a/1.png/dataset.toml', 'has no'],
  ])('%s is told so', async (path, words) => {
    const root = repository(IMAGES);
    await inFolder(root, () =>
      expect(analyze(path)).rejects.toMatchObject({
        code: 'git-unknown-revision',
        message: expect.stringContaining(words),
      }),
    );
  });
  it('names settings and captions that a partial clone lacks', async () => {
    const root = repository({...IMAGES, 'set/dataset.toml': KOHYA('a')});
    git(root, 'config', 'uploadpack.allowFilter', 'true');
    const clone = dataSet({});
    git(clone, 'clone', '-q', '--bare', '--filter=blob:none', `file://${root}`, 'part');
    await inFolder(join(clone, 'part'), async () => {
      expect(JSON.stringify((await analyze('HEAD:set')).source)).toContain('dataset.toml is not in this partial clone');
      await expect(analyze('HEAD:set/dataset.toml')).rejects.toMatchObject({
        code: 'source-unreadable',
        message: expect.stringContaining('partial clone'),
      });
    });
  });
});

describe('links in a revision', () => {
  const linked = (links: Readonly<Record<string, string>>, files: Readonly<Record<string, string>>): string => {
    const root = repository({...IMAGES, ...files});
    for (const [path, target] of Object.entries(links)) symlinkSync(target, join(root, path));
    commit(root);
    return root;
  };
  it('are followed where settings name them and they lead inside', async () => {
    const root = linked(
      {'set/way': 'a', 'set/way2': 'way', 'set/dataset.toml': 'real.toml'},
      {'set/real.toml': KOHYA('way', '[[datasets.subsets]]\nimage_dir = "way2"\n')},
    );
    const report = await same(root, 'set/dataset.toml');
    expect(report.dataset.items).toBe(2);
    expect(report.notes.map(({code}) => code)).toContain('subset-twice');
  });
  it.each([
    ['out of the data set', '../images'],
    ['out of the repository', '../../..'],
  ])('are not followed %s by settings that were found', async (_, target) => {
    const root = linked({'set/way': target}, {'set/dataset.toml': KOHYA('way')});
    await inFolder(root, async () => {
      const report = await analyze('HEAD:set');
      expect(report.dataset.layout).toBe('pairs');
    });
  });
  it('that are the settings themselves may not lead out of the data set', async () => {
    const root = linked({'set/dataset.toml': '../dataset.toml'}, {'dataset.toml': KOHYA('a')});
    await inFolder(root, async () => expect((await analyze('HEAD:set')).dataset.layout).toBe('pairs'));
  });
  it('in circles lead nowhere', async () => {
    const root = linked({'set/way': 'yaw', 'set/yaw': 'way'}, {'set/dataset.toml': KOHYA('way')});
    await inFolder(root, () =>
      expect(analyze('HEAD:set/dataset.toml')).rejects.toMatchObject({code: 'config-path-not-found'}),
    );
  });
});
