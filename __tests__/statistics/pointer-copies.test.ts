import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {analyzeFully} from '../../src/analyze.ts';
import type {ImageFailure, ImageRecord} from '../../src/engines/image/record.ts';
import {decodeRecord, encodeRecord} from '../../src/engines/image/record-codec.ts';
import {compareRecords} from '../../src/statistics/compare-records.ts';
import {pictureClusters} from '../../src/statistics/picture-clusters.ts';
import {twinPictures} from '../../src/statistics/twin-pictures.ts';
import {loadStatistics, saveStatistics} from '../../src/statistics/saved.ts';
import {dataSet} from '../helpers/data-set.ts';
import {drawn} from '../helpers/pictures.ts';
import {pointer} from '../helpers/lfs.ts';

const pointerRecord = (digit: string, bytes = 7): ImageFailure => ({
  state: 'lfs-pointer',
  contentId: `lfs:${digit.repeat(64)}`,
  detail: '',
  bytes,
});

/** Pointers by name, each with a caption of its own. */
function pointers(files: Readonly<Record<string, string>>): string {
  const captions = Object.keys(files).map((name, i) => [`${name}.txt`, `hat, tag ${i}, thing`]);
  const images = Object.entries(files).map(([name, what]) => [`${name}.png`, pointer(what)]);
  return dataSet(Object.fromEntries([...captions, ...images]) as Record<string, string>);
}

const full = async (root: string): ReturnType<typeof analyzeFully> => analyzeFully(root, {images: {cache: null}});

describe('compareRecords(records)', () => {
  it('calls pointers to one file equal', () => {
    const records: ImageRecord[] = [
      pointerRecord('a'),
      pointerRecord('b'),
      {state: 'corrupt', contentId: 'c'.repeat(40), detail: ''},
      pointerRecord('a'),
    ];
    const {clusterOf, equalTo, copies} = compareRecords(records);
    expect([...clusterOf]).toEqual([0, 1, 2, 0]);
    expect([...equalTo]).toEqual([0, 1, 2, 0]);
    expect(copies.pairs).toBe(0);
  });
  it('does not call broken files equal, nor pointers that differ in what they say of the size', () => {
    const broken: ImageFailure = {state: 'corrupt', contentId: 'c'.repeat(40), detail: ''};
    const {equalTo} = compareRecords([broken, broken, pointerRecord('a', 1), pointerRecord('a', 2)]);
    expect([...equalTo]).toEqual([0, 1, 2, 3]);
  });
  it('finds the same whatever their order', () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c'), {maxLength: 12}), digits => {
        const {equalTo} = compareRecords(digits.map(digit => pointerRecord(digit)));
        expect([...equalTo]).toEqual(digits.map(digit => digits.indexOf(digit)));
      }),
    ));
});

describe('encodeRecord(record, policy)', () => {
  it('keeps what a pointer says of the size', () =>
    expect(decodeRecord(encodeRecord(pointerRecord('a', 12), 'ef'.repeat(16)))).toEqual(pointerRecord('a', 12)));
});

describe('pictureClusters(keys, seen)', () => {
  it('takes pointers to one file for one picture', () => {
    const records = [pointerRecord('a'), pointerRecord('b'), pointerRecord('a')];
    const placeOf = new Map([
      ['x', 0],
      ['y', 1],
      ['z', 2],
    ]);
    const {clusterOf} = compareRecords(records);
    expect([...pictureClusters(['x', 'y', 'z'], {placeOf, clusterOf, records})]).toEqual([0, 1, 0]);
  });
});

describe('twinPictures(keys, seen)', () => {
  const corrupt: ImageFailure = {state: 'corrupt', contentId: 'c'.repeat(40), detail: ''};
  const records = [pointerRecord('a'), pointerRecord('b'), pointerRecord('a'), corrupt];
  const keys = ['w', 'x', 'y', 'z', 'no image'];
  const placeOf = new Map(records.map((_, place) => [keys[place] ?? '', place]));
  const told = twinPictures(keys, {placeOf, records, clusterOf: compareRecords(records).clusterOf});
  it.each([
    [[0, 2], 'alike'],
    [[0, 1], 'unknown'],
    [[0, 2, 1], 'unknown'],
    [[0, 2, 3], 'unknown'],
    [[3, 0], 'unknown'],
    [[0, 4], 'unknown'],
    [[4, 4], 'unknown'],
  ] as const)('says of items %j: %s', (items, pictures) => expect(told(items)).toBe(pictures));
});

describe('pointers of Git LFS in a data set', () => {
  it('that stand for one file are exact copies, told without a score', async () => {
    const {report, statistics} = await full(pointers({a: 'hat', b: 'cat', c: 'hat'}));
    expect(statistics.images).toMatchObject({images: 3, ok: 0, pointers: 3, clusters: 0, exact: 0, pairs: 0});
    expect(statistics.images.groups).toEqual([
      expect.objectContaining({keys: ['a.png', 'c.png'], keep: 'a.png', why: 'name', exact: true, pointers: true}),
    ]);
    expect(report.metrics['near-duplicates']).toMatchObject({status: 'not-run', value: null, score: null});
    const [finding] = report.advice.filter(({rule}) => rule === 'near-duplicate-images');
    expect(finding?.what).toBe('1 of 3 images is the same file as another, by its Git LFS pointer');
    expect(finding?.fixes).toEqual([
      expect.objectContaining({
        kind: 'keep-one-of-cluster',
        keep: 'a.png',
        drop: ['c.png'],
        applicability: 'suggested',
      }),
    ]);
  });
  it('that are all different are no copies', async () => {
    const {report, statistics} = await full(pointers({a: 'hat', b: 'cat'}));
    expect(statistics.images.groups).toEqual([]);
    expect(report.advice.filter(({rule}) => rule === 'near-duplicate-images')).toEqual([]);
  });
  it('keep the one with a caption', async () => {
    const root = pointers({a: 'hat', b: 'hat'});
    writeFileSync(join(root, 'a.txt'), '');
    const {statistics} = await full(root);
    expect(statistics.images.groups[0]).toMatchObject({keep: 'b.png', why: 'caption'});
  });
  it('change nothing of what is counted among pictures that are here', async () => {
    const root = pointers({a: 'hat', b: 'hat'});
    for (const [i, name] of ['p', 'q', 'r', 's', 't', 'u', 'v', 'w', 'x', 'y'].entries()) {
      writeFileSync(join(root, `${name}.png`), await drawn(Math.max(1, i)).png().toBuffer());
      writeFileSync(join(root, `${name}.txt`), `hat, picture ${i}`);
    }
    const {report, statistics} = await full(root);
    expect(statistics.images).toMatchObject({images: 12, ok: 10, clusters: 9, exact: 1, largest: 2});
    const {detail, status, value} = report.metrics['near-duplicates'] ?? {};
    expect({status, value}).toEqual({status: 'scored', value: 0.1});
    expect(detail).toMatchObject({total: 1, rows: [{label: 'p.png'}]});
    const subjects = report.advice.flatMap(({rule, subject}) => (rule === 'near-duplicate-images' ? [subject] : []));
    expect(subjects).toEqual(
      expect.arrayContaining([
        {kind: 'items', keys: ['exact']},
        {kind: 'items', keys: ['pointers']},
      ]),
    );
  });
  it('warn of copies among images of training and of validation, and of regularisation', async () => {
    const root = dataSet({});
    for (const [folder, what] of [
      ['train', 'hat'],
      ['val', 'hat'],
    ] as const) {
      mkdirSync(join(root, folder));
      writeFileSync(join(root, folder, `${folder}.png`), pointer(what));
      writeFileSync(join(root, folder, `${folder}.txt`), 'hat, cat');
    }
    const {report} = await full(root);
    expect(report.notes.map(({code}) => code)).toContain('copies-across-splits');
    const settings = dataSet({
      'set.toml': `[[datasets]]\n[[datasets.subsets]]\nimage_dir = "train"\n[[datasets.subsets]]\nimage_dir = "reg"\nis_reg = true\nclass_tokens = "hat"\n`,
      'train/a.png': pointer('hat'),
      'train/a.caption': 'hat, cat',
      'reg/b.png': pointer('hat'),
      'reg/b.caption': 'hat',
    });
    const leaking = await full(join(settings, 'set.toml'));
    expect(leaking.report.notes.map(({code}) => code)).toContain('image-in-regularisation');
  });
  it('are found again in saved statistics', async () => {
    const {statistics} = await full(pointers({a: 'hat', b: 'cat', c: 'hat'}));
    const saved = saveStatistics(statistics);
    expect(loadStatistics(saved, 'saved')?.images).toEqual(statistics.images);
  });
});
