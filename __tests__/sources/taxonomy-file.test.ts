import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {readTaxonomyFile, type TaxonomyScheme} from '../../src/sources/taxonomy-file.ts';
import {dataSet} from '../helpers/data-set.ts';

const read = (text: string, scheme?: TaxonomyScheme) =>
  readTaxonomyFile(join(dataSet({'tags.csv': text}), 'tags.csv'), scheme);

describe('readTaxonomyFile(path, scheme)', () => {
  it('reads lists of autocompletion: no header, quoted aliases, a fifth column', () =>
    expect(read('hand_on_own_hip,0,153755,"hand_on_hip,hand_on_waist"\nmiku,4,1.2M,,x\n')).toMatchObject({
      tags: [
        {name: 'hand_on_own_hip', category: 'general', posts: 153_755},
        {name: 'miku', category: 'character', posts: 0},
      ],
      aliases: [
        ['hand_on_hip', 'hand_on_own_hip'],
        ['hand_on_waist', 'hand_on_own_hip'],
      ],
    }));
  it("reads a tagger's list, with byte order mark", () =>
    expect(read('\ufefftag_id,name,category,count\n9,safe,9,10\n1,hat,0,5\n')).toMatchObject({
      tags: [
        {name: 'safe', category: 'rating', posts: 10},
        {name: 'hat', category: 'general', posts: 5},
      ],
      aliases: [],
    }));
  it('reads the active rows of a dump of aliases', () =>
    expect(
      read('id,antecedent_name,consequent_name,created_at,status\n1,pup,dog,2020,active\n2,cat,dog,2020,deleted\n')
        .aliases,
    ).toEqual([['pup', 'dog']]));
  it.each<[TaxonomyScheme, number, string]>([
    ['danbooru', 5, 'meta'],
    ['e621', 5, 'species'],
    ['e621', 8, 'lore'],
    ['kbl', 2, 'character'],
    ['kbl', 4, 'meta'],
    ['wd', 9, 'rating'],
    ['danbooru', 77, 'other'],
  ])('%s calls category %i %s', (scheme, number, category) =>
    expect(read(`dog,${number},1,\n`, scheme).tags[0]?.category).toBe(category),
  );
  it.each([
    ['an empty file', ''],
    ['a file that is no list', 'hello\nworld\n'],
    ['a broken quote', 'dog,0,1,"pup\n'],
  ])('%s is taxonomy-syntax, and the file is named', (_what, text) =>
    expect(() => read(text)).toThrow(
      expect.objectContaining({code: 'taxonomy-syntax', message: expect.stringContaining('tags.csv')}),
    ),
  );
  it('a file that is not there is source-not-found', () =>
    expect(() => readTaxonomyFile('nowhere.csv')).toThrow(expect.objectContaining({code: 'source-not-found'})));
});
