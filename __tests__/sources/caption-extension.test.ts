import {describe, expect, it} from '@jest/globals';
import {analyze} from '../../src/analyze.ts';
import type {HealthReport} from '../../src/report/health-report.ts';
import {dataSet} from '../helpers/data-set.ts';

const codes = ({notes}: HealthReport): string[] => notes.map(({code}) => code);

describe('an extension of captions that was told', () => {
  it.each(['.tags', 'tags', '.wd14.txt', '.md', '.txt-old'])('is read whatever it is: %s', async captionExtension => {
    const ending = captionExtension.startsWith('.') ? captionExtension : `.${captionExtension}`;
    const root = dataSet({
      'a.png': null,
      [`a${ending}`]: 'sks, hat',
      'v1.5.png': null,
      [`v1.5${ending}`]: 'sks, tie',
    });
    const report = await analyze(root, {captionExtension});
    expect(report.dataset).toMatchObject({layout: 'pairs', items: 2, vocabulary: 3});
    expect(codes(report)).toEqual([]);
  });
  it('is read in folders of repeats, in another folder, and without images', async () => {
    const captionExtension = '.tags';
    const kohya = dataSet({'3_cat/a.png': null, '3_cat/a.tags': 'sks, hat', '3_cat/lost.tags': 'x'});
    const apart = dataSet({'i/a.png': null, 'c/a.tags': 'sks, hat'});
    const alone = dataSet({'a.tags': 'sks, hat', 'b.txt': 'not a caption then'});
    const [first, second, third] = await Promise.all([
      analyze(kohya, {captionExtension}),
      analyze(apart, {captionExtension, captions: 'c'}),
      analyze(alone, {captionExtension}),
    ]);
    expect([first.dataset.layout, first.dataset.uses, codes(first)]).toEqual([
      'kohya-folder',
      2,
      ['caption-without-image'],
    ]);
    expect([second.dataset.layout, second.dataset.uses]).toEqual(['captions-apart', 2]);
    expect([third.dataset.layout, third.dataset.uses]).toEqual(['captions-only', 2]);
  });
  it('is read when the settings of the trainer tell it', async () => {
    const root = dataSet({
      'img/a.png': null,
      'img/a.wd14.tags': 'sks, hat',
      'set.toml': "[[datasets]]\n[[datasets.subsets]]\nimage_dir = 'img'\ncaption_extension = 'wd14.tags'\n",
    });
    const report = await analyze(`${root}/set.toml`);
    expect(report.dataset).toMatchObject({items: 1, uses: 2});
    expect(codes(report)).toEqual([]);
  });
  it('leaves the other captions of an image alone', async () => {
    const root = dataSet({'a.png': null, 'a.txt': 'prose of it', 'a.wd14.txt': 'sks, hat'});
    const report = await analyze(root, {captionExtension: '.wd14.txt'});
    expect([report.dataset.uses, codes(report)]).toEqual([2, []]);
  });
});
