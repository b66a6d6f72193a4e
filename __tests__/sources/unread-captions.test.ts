import {describe, expect, it} from '@jest/globals';
import {analyze} from '../../src/analyze.ts';
import type {AnalyzeOptions} from '../../src/analyze-options.ts';
import {dataSet} from '../helpers/data-set.ts';

const notes = async (files: Parameters<typeof dataSet>[0], options: AnalyzeOptions = {}) =>
  (await analyze(dataSet(files), options)).notes.map(({code, places, details}) => [code, ...places, ...details]);

describe('withUnread(pairs, captions)', () => {
  const MIXED = {'1.png': null, '1.txt': 'hat', '2.png': null, '2.txt': 'hat', '3.png': null, '3.caption': 'bow'};
  it.each([
    ['pairs', ''],
    ['kohya folders', '10_cat/'],
  ])('names the caption that is not read, in %s', async (_layout, folder) => {
    const files = Object.fromEntries(Object.entries(MIXED).map(([path, content]) => [folder + path, content]));
    expect(await notes(files)).toContainEqual(['caption-extension-unread', `${folder}3.png`, '3.caption']);
    expect(await notes(files, {captionExtension: '.caption'})).toContainEqual([
      'caption-extension-unread',
      `${folder}1.png`,
      `${folder}2.png`,
      '1.txt',
      '2.txt',
    ]);
  });
  it('says missing where there is none of any extension', async () => {
    const {'3.caption': _gone, ...files} = MIXED;
    expect(await notes(files)).toEqual([['caption-missing', '3.png']]);
  });
});

describe('what is no orphan', () => {
  it('a caption beside an image that the trainer does not load', async () =>
    expect(await notes({'1.png': null, '1.txt': 'hat', '2.gif': 'GIF89a', '2.txt': 'bow'})).toEqual([
      ['image-extension-unread', '2.gif', '.gif'],
    ]));
});

describe('a subset without any caption', () => {
  const files = {'1_a/1.png': null, '1_a/1.txt': 'hat', '5_cat/2.png': null, '5_cat/3.png': null};
  it('is trained on its class tokens, which is no defect', async () => {
    const {notes: found, metrics, advice} = await analyze(dataSet(files));
    expect(found.map(({code}) => code)).toEqual(['subset-without-captions']);
    expect(metrics['validity']?.value).toBe(0);
    expect(advice.filter(({rule}) => rule === 'file-defects')).toEqual([]);
  });
  it('is none once one of its images has a caption', async () =>
    expect(await notes({...files, '5_cat/3.txt': 'cat'})).toEqual([['caption-missing', '5_cat/2.png']]));
});

describe('a caption of separators', () => {
  it('holds empty tags, and nothing is lost in silence', async () =>
    expect(await notes({'1.png': null, '1.txt': ',', '2.png': null, '2.txt': 'hat'})).toEqual([
      ['empty-tags', '1.png'],
    ]));
});
