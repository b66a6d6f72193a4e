import {rmSync, symlinkSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {analyze, analyzeFully} from '../../src/analyze.ts';
import type {AnalyzeOptions} from '../../src/analyze-options.ts';
import {parseFolderName} from '../../src/sources/repeats-folder.ts';
import {dataSet} from '../helpers/data-set.ts';

async function read(root: string, options: AnalyzeOptions = {}) {
  const {report, statistics} = await analyzeFully(root, options);
  return {
    layout: report.dataset.layout,
    items: report.dataset.items,
    subsets: statistics.subsets.map(({name, repeats}) => `${name} × ${repeats}`),
    notes: report.notes.map(({code, places}) => `${code}: ${places.join(' ')}`),
    assumptions: report.source.assumptions,
    report,
  };
}
const pair = (stem: string, text = 'a, b') => ({[`${stem}.png`]: null, [`${stem}.txt`]: text});

describe('kohya trains the N_name children of the root', () => {
  it('and neither what lies in them nor what lies beside them', async () => {
    const root = dataSet({...pair('10_a/x'), ...pair('10_a/5_b/y'), ...pair('backup/2_c/z')});
    const {items, subsets, notes} = await read(root);
    expect([items, subsets]).toEqual([1, ['10_a × 10']]);
    expect(notes).toEqual(['nested-folders: 10_a/5_b backup/2_c']);
  });
  it('else those deeper, several parents as one set', async () => {
    const root = dataSet({...pair('p/1_a/x'), ...pair('p/1_a/2_in/x'), ...pair('q/3_b/y')});
    const {items, subsets, notes} = await read(root);
    expect([items, subsets]).toEqual([2, ['p/1_a × 1', 'q/3_b × 3']]);
    expect(notes.map(note => note.split(':')[0])).toEqual(['nested-folders', 'several-training-folders']);
  });
  it('or the root itself, by its real name', async () => {
    const root = dataSet({...pair('10_cat/x'), '10_cat/y.png': null, ...pair('10_cat/more/z')});
    const {layout, items, subsets, notes} = await read(join(root, '10_cat'));
    expect([layout, items, subsets]).toEqual(['kohya-folder', 2, ['10_cat × 10']]);
    expect(notes).toEqual(['caption-missing: y.png', 'nested-folders: more']);
    const before = process.cwd();
    try {
      process.chdir(join(root, '10_cat'));
      expect(await read('.')).toMatchObject({layout: 'kohya-folder', subsets: ['10_cat × 10']});
    } finally {
      process.chdir(before);
    }
  });
  it('with the class tokens of the root for images without caption', async () => {
    const root = dataSet({...pair('10_cat/x'), '10_cat/y.png': null});
    const {statistics} = await analyzeFully(join(root, '10_cat'));
    expect(statistics.tagCounts?.keys).toEqual(['a', 'b', 'cat']);
  });
  it('when many images lie in the parent, they are pairs', async () => {
    const many = Object.assign({}, ...Array.from({length: 5}, (_, i) => pair(`${i}`)));
    expect(await read(dataSet({...many, ...pair('10_a/x')}))).toMatchObject({layout: 'pairs', items: 6});
  });
});

describe('repeats of folder names are for kohya', () => {
  const files = {...pair('10_a/x'), ...pair('5_b/y')};
  it.each(['onetrainer', 'ai-toolkit', 'musubi', 'diffusion-pipe', 'simpletuner'] as const)(
    '%s passes over them',
    async profile => {
      const {layout, subsets} = await read(dataSet(files), {profile});
      expect([layout, subsets]).toEqual(['pairs', ['10_a × 1', '5_b × 1']]);
    },
  );
  it('and a layout that needs them is refused to others', async () => {
    await expect(read(dataSet(files), {profile: 'musubi', layout: 'kohya-folder'})).rejects.toMatchObject({
      code: 'layout-mismatch',
    });
  });
});

describe('trainers that look no deeper', () => {
  const files = {...pair('x'), ...pair('sub/y'), ...pair('sub/deep/z')};
  it.each(['musubi', 'diffusion-pipe', 'onetrainer'] as const)('%s', async profile => {
    const {items, notes} = await read(dataSet(files), {profile});
    expect([items, notes]).toEqual([1, ['nested-folders: sub sub/deep']]);
  });
  it('look deeper when they are told to', async () => {
    const profileOptions = {include_subdirectories: 'true'};
    expect((await read(dataSet(files), {profile: 'onetrainer', profileOptions})).items).toBe(3);
  });
  it('are told of each topmost folder', async () => {
    const root = dataSet({...pair('a/x'), ...pair('b/y'), ...pair('b/c/z')});
    expect(await read(root, {profile: 'musubi'})).toMatchObject({items: 2, notes: ['nested-folders: b/c']});
  });
  it.each(['ai-toolkit', 'simpletuner'] as const)('%s looks into all folders', async profile => {
    expect((await read(dataSet(files), {profile})).items).toBe(3);
  });
});

describe('kohya_ss', () => {
  it('trains digits, underscore and name', async () => {
    const root = dataSet({...pair('10_a/x'), ...pair('10/y')});
    const {subsets, notes} = await read(root, {profile: 'kohya-gui'});
    expect([subsets, notes]).toEqual([['10_a × 10'], ['folder-without-repeats: 10']]);
  });
  it.each([{...pair('x')}, {...pair('10/x')}])('refuses to start without such a folder', async files => {
    await expect(read(dataSet(files), {profile: 'kohya-gui'})).rejects.toMatchObject({
      code: 'layout-mismatch',
      hint: expect.stringContaining('10_cat'),
    });
  });
});

describe('what is no picture to learn', () => {
  it('is passed over and counted', async () => {
    const root = dataSet({
      ...pair('x'),
      'x-masklabel.png': null,
      'v.mp4': '',
      'v.txt': 'a video',
      'v2.mp4': '',
      'sound.wav': '',
    });
    const {items, notes, report} = await read(root);
    expect([items, notes]).toEqual([1, ['side-files: .']]);
    expect(report.notes[0]?.details).toEqual(['1 mask or condition, 2 videos, 1 sound']);
  });
  it('texts about the set are no orphans', async () => {
    const root = dataSet({...pair('x'), 'README_zh.txt': 'x', 'LICENSE-MIT.txt': 'x', 'license plate.txt': 'x'});
    expect((await read(root)).notes).toEqual(['caption-without-image: license plate.txt']);
  });
  it('needs plug-ins for two extensions, which are assumed', async () => {
    const {assumptions} = await read(dataSet({...pair('x'), 'y.avif': '', 'z.jxl': ''}));
    expect(assumptions.map(({value}) => value)).toEqual(['.txt', 'pillow-avif-plugin', 'pillow-jxl-plugin']);
  });
  it('is refused by musubi as .jxl', async () => {
    const root = dataSet({...pair('x'), 'y.avif': '', 'y.txt': 'a', 'z.jxl': ''});
    const {items, notes} = await read(root, {profile: 'musubi'});
    expect([items, notes[0]]).toEqual([2, 'image-extension-unread: z.jxl']);
  });
});

describe('parseFolderName', () => {
  it.each([
    ['10_a', 10],
    ['10', 10],
    ['𝟙𝟚_a', 12],
    ['１０_z', 10],
    ['𝟿_a', 9],
    ['٣_x', 3],
    ['+3_y', 3],
  ])('reads %s as Python does', (name, repeats) => {
    expect(parseFolderName(name)?.repeats).toBe(repeats);
  });
});

describe('many folders', () => {
  it('cost no more than their images', async () => {
    const files = Object.assign({}, ...Array.from({length: 1500}, (_, i) => pair(`cat${i}/x`)), pair('1_a/x'));
    const root = dataSet(files);
    const {notes} = await analyze(root, {layout: 'kohya-folder', advice: false});
    expect(notes.find(({code}) => code === 'folder-without-repeats')?.count).toBe(1500);
  });
});

describe('links', () => {
  it('to the folder are named as they are called', async () => {
    const root = dataSet({...pair('10_cat/x')});
    symlinkSync(join(root, '10_cat'), join(root, '3_dog'));
    expect((await read(join(root, '3_dog'))).subsets).toEqual(['3_dog × 3']);
    rmSync(join(root, '3_dog'));
  });
});
