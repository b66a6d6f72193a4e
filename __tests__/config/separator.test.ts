import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {analyze} from '../../src/analyze.ts';
import {PROFILES} from '../../src/config/profiles.ts';
import {CorpusBuilder} from '../../src/corpus/corpus-builder.ts';
import {WHOLE} from '../../src/sources/source.ts';
import {dataSet} from '../helpers/data-set.ts';

const PAIR = {'1.png': null, '1.txt': '1girl, hat'};

describe('an empty separator is refused', () => {
  it.each([
    ['separator', {separator: ''}],
    ['caption_separator', {profileOptions: {caption_separator: ''}}],
    ['tag_delimiter', {profileOptions: {tag_delimiter: ''}}],
    ['cache_shuffle_delimiter', {profileOptions: {cache_shuffle_delimiter: ''}}],
  ])('as %s', async (name, options) => {
    await expect(analyze(dataSet(PAIR), options)).rejects.toMatchObject({
      code: 'config-invalid-value',
      message: expect.stringContaining(name),
    });
  });

  it('in the settings of a trainer', async () => {
    const toml = '[[datasets]]\n[[datasets.subsets]]\nimage_dir = "."\ncaption_separator = ""\n';
    const root = dataSet({...PAIR, 'k.toml': toml});
    await expect(analyze(join(root, 'k.toml'))).rejects.toMatchObject({code: 'config-invalid-value'});
  });

  it('and ends the loop all the same when a profile is made by hand', () => {
    const builder = new CorpusBuilder({...PROFILES.kohya, separator: ''});
    builder.add({key: '1', captions: [{text: 'hat', probability: 1}], subset: WHOLE, notes: []});
    expect(builder.build().texts).toEqual(['hat']);
  });
});
