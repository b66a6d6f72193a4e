import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {analyze} from '../../src/analyze.ts';
import type {AnalyzeOptions} from '../../src/analyze-options.ts';
import {isCommonTag, taxonomyOf} from '../../src/corpus/taxonomy.ts';
import {memorySource} from '../../src/sources/memory.ts';
import type {TaxonomyFile} from '../../src/sources/taxonomy-file.ts';
import {dataSet} from '../helpers/data-set.ts';

const tag = (name: string, posts = 0): TaxonomyFile['tags'][number] => ({name, category: 'general', posts});

describe('taxonomyOf(file)', () => {
  it.each<[string, [string, string][], [string, string][]]>([
    ['another name', [['Pup_Dog', 'dog']], [['pup dog', 'dog']]],
    [
      'a name of two tags',
      [
        ['pet', 'dog'],
        ['pet', 'cat'],
      ],
      [],
    ],
    [
      'a name given twice',
      [
        ['pup', 'dog'],
        ['pup', 'dog'],
      ],
      [['pup', 'dog']],
    ],
    ['a name that is a tag itself', [['cat', 'dog']], []],
    ['a shorthand of the site', [['/d', 'dog']], []],
    ['another spelling of the same tag', [['Dog', 'dog']], []],
  ])('%s: %j gives %j', (_what, aliases, expected) =>
    expect([...taxonomyOf({id: '', tags: [tag('dog'), tag('cat')], aliases}).aliases]).toEqual(expected),
  );
});

describe('isCommonTag(key, taxonomy)', () => {
  const taxonomy = taxonomyOf({id: '', tags: [tag('hat', 10_000), tag('sks', 9999)], aliases: []});
  it('is true from 10,000 pictures on', () =>
    expect(['hat', 'sks', 'unknown'].map(key => isCommonTag(key, taxonomy))).toEqual([true, false, false]));
  it('is false without a taxonomy', () => expect(isCommonTag('hat', undefined)).toBe(false));
});

describe('a taxonomy', () => {
  const LIST = 'hat,0,50000,\nhand_on_own_hip,0,20000,hand_on_hip\nscarf,0,900,\nscarp,0,800,\n';
  const taxonomy = join(dataSet({'tags.csv': LIST}), 'tags.csv');
  const report = (caption: (i: number) => string, options: AnalyzeOptions = {}) =>
    analyze(memorySource(Array.from({length: 24}, (_, i) => ({key: String(i), caption: caption(i)}))), options);

  it('finds other names, counts them for hygiene and offers the name in the habit of the captions', async () => {
    const {metrics, advice} = await report(i => `sks, hand on hip, blue hair, view ${i % 5}`, {taxonomy});
    expect(metrics['hygiene']?.detail?.values).toMatchObject({aliases: 0.25});
    const finding = advice.find(({what}) => what.includes('another name'));
    expect(finding?.fixes).toEqual([
      {kind: 'rename-tag', from: ['hand on hip'], to: 'hand on own hip', applicability: 'suggested'},
    ]);
  });
  it('keeps common tags from being guessed as the trigger', async () => {
    const caption = (i: number): string => `hat, view ${i % 5}`;
    expect((await report(caption)).dataset.trigger?.text).toBe('hat');
    expect((await report(caption, {taxonomy})).dataset.trigger).toBeNull();
  });
  it('knows two tags apart that look like a slip', async () => {
    const caption = (i: number): string => `sks, ${i === 0 ? 'scarp' : 'scarf'}, blue hair`;
    const slips = async (options: AnalyzeOptions) =>
      (await report(caption, options)).advice.filter(({what}) => what.includes('looks like')).length;
    expect([await slips({}), await slips({taxonomy})]).toEqual([1, 0]);
  });
  it('is part of the basis', async () => {
    const caption = (i: number): string => `sks, view ${i % 5}`;
    expect((await report(caption, {taxonomy})).basis).not.toBe((await report(caption)).basis);
  });
});
