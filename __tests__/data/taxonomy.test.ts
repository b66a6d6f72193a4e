import {describe, expect, it} from '@jest/globals';
import {taxonomyOf} from '../../src/corpus/taxonomy.ts';
import {readTaxonomyFile} from '../../src/sources/taxonomy-file.ts';

const TAGS = '../shared/data/tags';

describe('taxonomies people use', () => {
  it('tagcomplete: 140,782 tags, 30,276 aliases, 29,596 of them usable', () => {
    const file = readTaxonomyFile(`${TAGS}/tagcomplete/danbooru.csv`);
    expect([file.tags.length, file.aliases.length]).toEqual([140_782, 30_276]);
    const {tags, aliases} = taxonomyOf(file);
    expect([tags.size, aliases.size]).toEqual([140_782, 29_596]);
    expect(aliases.get('hand on hip')).toBe('hand_on_own_hip');
  });
  it('wd14: 5,500 tags in three categories', () => {
    const {tags} = readTaxonomyFile(`${TAGS}/wd14/selected_tags.csv`);
    const of = (category: string): number => tags.filter(tag => tag.category === category).length;
    expect([tags.length, of('general'), of('copyright'), of('character')]).toEqual([5500, 4073, 489, 938]);
  });
});
