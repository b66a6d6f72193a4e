import {describe, expect, it} from '@jest/globals';
import {judge} from '../../src/report/build.ts';
import type {LoraHeader} from '../../src/sources/lora-header.ts';
import {loraStatistics} from '../../src/statistics/lora.ts';

type Folder = LoraHeader['folders'][number];
const folder = (name: string, images: number, tags: Record<string, number>, repeats = 1): Folder => ({
  name,
  images,
  repeats,
  classTokens: '',
  tags: new Map(Object.entries(tags)),
});
const of = (...folders: Folder[]) =>
  loraStatistics({name: 'hats', folders} as LoraHeader, {trigger: ['sks'], allow: ['on purpose']});

describe('loraStatistics(header, told)', () => {
  it('adds folders up by match key', () => {
    const {tagCounts} = of(folder('a', 5, {hat: 3, red_hat: 2}), folder('b', 4, {hat: 1, 'Red hat': 1}));
    expect(tagCounts).toMatchObject({
      items: 9,
      keys: ['hat', 'red hat'],
      tags: ['hat', 'red_hat'],
      df: Float64Array.of(4, 3),
      occurrences: Float64Array.of(4, 3),
    });
  });
  it('takes no tag to be in more images than there are', () =>
    expect(of(folder('a', 5, {hat: 8})).tagCounts).toMatchObject({
      df: Float64Array.of(5),
      occurrences: Float64Array.of(8),
    }));
  it('weighs by repeats', () => {
    const {tagCounts, subsets} = of(folder('a', 5, {hat: 3}, 2), folder('b', 4, {hat: 1}, 10));
    expect(tagCounts).toMatchObject({exposures: Float64Array.of(16), totalExposure: 50, unevenRepeats: true});
    expect(subsets.map(({exposures}) => exposures)).toEqual([10, 40]);
  });
  it('knows trigger, quality and allowed tags', () =>
    expect(of(folder('a', 5, {sks: 5, masterpiece: 5, 'on purpose': 5, hat: 1})).tagCounts?.roles).toEqual([
      'trigger',
      'quality',
      'quality',
      'content',
    ]));
  it('leaves to others what needs captions: nothing is judged that is not there', () => {
    const statistics = of(folder('a', 30, {hat: 12, smile: 20, cap: 3}));
    expect(statistics).toMatchObject({tokenLengths: {kind: 'no-captions'}, triggerPlacement: null, lookAlikes: []});
    const {measured} = judge(statistics);
    const value = (id: string) => measured.find(({metric}) => metric.id === id)?.report;
    expect(value('token-overflow')?.value).toBeNull();
    expect(value('effective-captions')?.value).toBeNull();
    expect(value('gini')?.status).toBe('scored');
  });
  it('counts nothing for prose', () => {
    const prose = Object.fromEntries(['a', 'b', 'c'].map(x => [`a long red hat that is called ${x}`, 1]));
    const {dataset, tagCounts} = of(folder('a', 3, prose));
    expect([dataset.style, tagCounts]).toEqual(['sentence', null]);
  });
});
