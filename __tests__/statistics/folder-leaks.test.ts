import {mkdirSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {analyzeFully} from '../../src/analyze.ts';
import {folderLeaks} from '../../src/statistics/folder-leaks.ts';
import type {ImageCluster} from '../../src/statistics/image-clusters.ts';
import {dataSet} from '../helpers/data-set.ts';
import {drawn} from '../helpers/pictures.ts';

const group = (keys: readonly string[], acrossFolders = false): ImageCluster => ({
  keys,
  keep: keys[0] ?? '',
  why: 'name',
  exact: true,
  lowDetail: false,
  captions: 'equal',
  acrossFolders,
});
const codes = (...groups: ImageCluster[]): string[] => folderLeaks(groups).map(({code}) => code);

describe('folderLeaks(groups)', () => {
  it.each([
    [['train/a.png', 'val/a.png']],
    [['data/Train/x/a.png', 'data/validation/a.png']],
    [['test/a.png', 'training/a.png']],
    [['eval/a.png', 'valid/a.png']],
    [['a/train/b.png', 'a/train/c.png', 'a/dev/d.png']],
  ])('%j leaks from one purpose into another', keys =>
    expect(codes(group(keys, true))).toEqual(['copies-across-splits']),
  );
  it.each([
    [['train/a.png', 'train/b.png']],
    [['val/a.png', 'validation/b.png']],
    [['train/a.png', 'other/b.png']],
    [['train.png', 'test.png']],
    [['train/val/a.png', 'train/test/a.png']],
    [['trainer/a.png', 'tests/a.png']],
    [['__proto__/a.png', 'constructor/a.png']],
  ])('%j does not', keys => expect(codes(group(keys))).toEqual([]));
  it('names one of each side', () =>
    expect(folderLeaks([group(['train/a.png', 'train/b.png', 'val/c.png'])])).toEqual([
      {code: 'copies-across-splits', place: 'train/a.png', detail: 'val/c.png'},
    ]));
  it('tells of folders that are trained apart, with one of each', () =>
    expect(folderLeaks([group(['10_a/1.png', '10_a/2.png', '5_b/1.png'], true)])).toEqual([
      {code: 'copies-across-folders', place: '10_a/1.png', detail: '5_b/1.png'},
    ]));
});

describe('copies across folders of a data set', () => {
  it('become notes', async () => {
    const picture = await drawn(1, 48, 36).png().toBuffer();
    const root = dataSet({'10_cat/a.txt': 'hat', '5_dog/b.txt': 'hat', '5_dog/c.txt': 'boots'});
    const files = {'10_cat/a.png': picture, '5_dog/b.png': picture, '5_dog/c.png': await drawn(2).png().toBuffer()};
    for (const [name, bytes] of Object.entries(files)) {
      mkdirSync(dirname(join(root, name)), {recursive: true});
      writeFileSync(join(root, name), bytes);
    }
    const {report} = await analyzeFully(root, {images: {}});
    expect(report.notes).toContainEqual(
      expect.objectContaining({code: 'copies-across-folders', places: ['10_cat/a.png'], details: ['5_dog/b.png']}),
    );
  });
});
