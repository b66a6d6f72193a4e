import {describe, expect, it} from '@jest/globals';
import {compare} from '../src/compare.ts';
import {dataSet} from './helpers/data-set.ts';
import {EXPECTED, shapes, swapped, TINY_CLIP} from './helpers/tiny-clip.ts';

const ITEMS = 40;
const OPTIONS = {
  alignment: {model: TINY_CLIP, templates: EXPECTED.templates, threads: 1},
  images: {cache: dataSet({})},
  captionExtension: '.txt',
  trigger: ['tnsh'],
};
/** Every fifth item, with captions moved round. */
const cycle = Array.from({length: 8}, (_, i) => 5 * i);
const right = dataSet(shapes(ITEMS));
const wrong = dataSet(shapes(ITEMS, swapped(cycle)));

describe('compare of a set in which captions changed places', () => {
  it('puts the change down to alignment, beyond chance, and blames the files', async () => {
    const {score, attribution, significance, blame} = await compare(right, wrong, OPTIONS);
    expect(score.delta).toBeLessThan(-3);
    const parts = new Map(attribution.map(({id, points}) => [id, points]));
    const own = (parts.get('alignment') ?? 0) + (parts.get('alignment-auc') ?? 0);
    expect(own).toBeCloseTo(score.delta ?? 0, 6);
    expect(significance).toMatchObject({p: expect.any(Number)});
    const blamed = JSON.stringify(blame);
    expect(cycle.filter(i => blamed.includes(`${String(i).padStart(3, '0')}.png`)).length).toBeGreaterThan(3);
  });
  it('finds nothing between a set and itself', async () => {
    const {score} = await compare(right, right, OPTIONS);
    expect(score.delta).toBe(0);
  });
});
