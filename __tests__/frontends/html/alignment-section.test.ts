import {describe, expect, it} from '@jest/globals';
import {
  alignmentSection,
  hasAlignmentSection,
  picturesOfAlignment,
} from '../../../src/frontends/html/alignment-section.ts';
import {analysisPage, picturedPage} from '../../../src/frontends/html/analysis-page.ts';
import {analyzeFully} from '../../../src/analyze.ts';
import type {Alignment, ReviewedItem} from '../../../src/statistics/alignment/alignment.ts';
import type {TaggerAgreement} from '../../../src/statistics/alignment/tagger-agreement.ts';
import {aligned} from '../../helpers/alignment.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {shapes} from '../../helpers/tiny-clip.ts';

const reviewed = (key: string, told: Partial<ReviewedItem> = {}): ReviewedItem => ({
  key,
  rank: 0.1,
  chance: 0.9,
  wrong: [{tag: 'hat', z: -2}],
  missing: [{tag: 'cat', z: 3}],
  better: 'b.png',
  ...told,
});
const agreement = (told: Partial<TaggerAgreement> = {}): TaggerAgreement => ({
  threshold: 0.35,
  items: 2,
  uses: 4,
  known: 3,
  named: 3,
  seen: 2,
  both: 1,
  tags: [{tag: 'scarf', named: 7, seen: 3, both: 1}],
  wrong: [{key: 'w.png', tags: [{tag: 'hat', chance: 0}]}],
  wrongTotal: 40,
  missing: [],
  missingTotal: 0,
  ...told,
});
const shown = (told: Partial<Alignment>, pictures = new Map<string, never>()): string =>
  alignmentSection({alignment: aligned(told), pictures, captionOf: key => `caption of ${key}`}).toString();

describe('alignmentSection', () => {
  it('shows pairs with caption, tags and the image whose caption would fit', () => {
    const section = shown({review: [reviewed('a.png')], reviewTotal: 30});
    for (const part of [
      'a.png',
      'caption of a.png',
      'not to be seen: hat',
      'seen instead: cat',
      'b.png',
      'and 29 more',
    ])
      expect(section).toContain(part);
    expect(section).toContain('no picture');
  });
  it('shows small pictures within a budget', () => {
    const webp = new Uint8Array(400_000);
    const pictures = new Map(['a', 'b', 'c', 'd'].map(key => [key, {webp, width: 160, height: 80}]));
    const review = ['a', 'b', 'c', 'd'].map(key => reviewed(key, {better: null}));
    const alignment = aligned({review, reviewTotal: 4});
    const section = alignmentSection({alignment, pictures, captionOf: () => ''}).toString();
    expect(section.match(/data:image\/webp/g)?.length).toBe(2);
    expect(section.match(/no picture/g)?.length).toBe(2);
  });
  it('takes no name for markup', () => {
    const evil = '<script>alert(1)</script>';
    const section = shown({
      review: [reviewed(evil, {better: evil, wrong: [{tag: evil, z: -1}]})],
      agreement: agreement({missing: [{key: evil, tags: [{tag: evil, chance: 1}]}], missingTotal: 1}),
    });
    expect(section).not.toContain('<script');
  });
  it('tells what a tagger says besides', () => {
    const section = shown({agreement: agreement()});
    for (const part of ['scarf', 'Likely wrong: tags of 40 images', 'w.png: hat', 'and 39 more'])
      expect(section).toContain(part);
    expect(section).not.toContain('Likely missing');
  });
  it('is left out where there is nothing to tell', () => {
    expect(hasAlignmentSection(aligned())).toBe(false);
    expect(hasAlignmentSection(aligned({agreement: agreement()}))).toBe(true);
    expect(hasAlignmentSection(aligned({review: [reviewed('a')]}))).toBe(true);
  });
  it('wants each picture once, of the first pairs', () => {
    const review = Array.from({length: 50}, (_, i) => reviewed(`${i}`, {better: `${i + 1}`}));
    expect(picturesOfAlignment({review})).toHaveLength(25);
  });
});

describe('the page of a data set', () => {
  it('shows small pictures of pairs where the data set is at hand', async () => {
    const root = dataSet(shapes(4));
    const analysis = await analyzeFully(root, {});
    const alignment = aligned({review: [reviewed('000.png', {better: '001.png'})], reviewTotal: 1});
    const told = {...analysis, statistics: {...analysis.statistics, alignment}};
    expect((await picturedPage(told)).match(/data:image\/webp/g)?.length).toBe(2);
    expect(analysisPage(told)).toContain('no picture');
    expect(analysisPage(analysis)).not.toContain('Images and captions');
  });
});
