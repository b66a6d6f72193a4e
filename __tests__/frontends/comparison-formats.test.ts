import {describe, expect, it} from '@jest/globals';
import {compare} from '../../src/compare.ts';
import {comparisonText} from '../../src/frontends/cli/comparison-text.ts';
import {displayWidth} from '../../src/frontends/cli/columns.ts';
import {pointsWords} from '../../src/frontends/words/comparison-words.ts';
import {markdownComparison} from '../../src/frontends/markdown/markdown-comparison.ts';
import type {Comparison} from '../../src/report/comparison.ts';
import {memorySource} from '../../src/sources/memory.ts';
import {times} from '../helpers/findings.ts';
import {HOSTILE, UNSAFE} from '../helpers/hostile.ts';

const CAPTIONS = times(24, i => `pell, hat ${'abcdef'[i % 6]}, view ${'xyz'[i % 3]}`);

/** Sets in which tags, keys and names are all hostile. */
async function hostile(): Promise<Comparison> {
  const base = CAPTIONS.map((caption, i) => ({key: `${HOSTILE[i % HOSTILE.length] ?? ''} ${i}`, caption}));
  const head = CAPTIONS.map((caption, i) => {
    const tags = HOSTILE.filter((_, place) => (place + i) % 2 === 0).map(tag => tag.replaceAll(',', ' '));
    return {key: `${HOSTILE[(i + 7) % HOSTILE.length] ?? ''} ${i}`, caption: `${caption}, ${tags.join(', ')}`};
  });
  return compare(memorySource(base, HOSTILE[0] ?? ''), memorySource(head, HOSTILE[8] ?? ''), {trigger: ['pell']});
}

const found = hostile();

describe('comparisons of hostile names', () => {
  it.each([60, 80, 100])('fit %d columns and hold nothing that repaints a terminal', async width => {
    const text = comparisonText(await found, {width});
    expect(text).not.toMatch(UNSAFE);
    expect(text.split('\n').filter(line => displayWidth(line) > width)).toEqual([]);
  });
  it('hold no markup, link or mention in Markdown', async () => {
    const text = markdownComparison(await found);
    expect(text).not.toMatch(UNSAFE);
    const prose = text.replace(/<\/?(details|summary|sub)>/g, '').replace(/(`+)[^`].*?\1/g, '');
    expect(prose).not.toMatch(/<(img|script|details)/);
    expect(prose).not.toMatch(/(?<!\\)\]\(/);
    expect(prose).not.toMatch(/(^|\s)@\w/);
    for (const line of text.split('\n').filter(row => row.startsWith('|'))) {
      // Tables keep their columns whatever the names hold.
      expect([4, 5]).toContain(line.replaceAll('\\|', '').split('|').length - 1);
    }
  });
  it('are cut in the JSON, and their surrogates stay whole', async () => {
    const walk = (value: unknown): void => {
      if (typeof value === 'string') {
        expect(value.length).toBeLessThanOrEqual(400);
        expect(value).not.toMatch(/\p{Surrogate}/u);
      } else if (value !== null && typeof value === 'object') for (const inner of Object.values(value)) walk(inner);
    };
    walk(await found);
  });
});

describe('pointsWords(points)', () => {
  it.each([
    [1.26, '+1.3'],
    [-2.06, '−2.1'],
    [0.049, '0.0'],
    [-0.049, '0.0'],
    [0, '0.0'],
    [-0.05, '−0.1'],
  ])('writes %d as %s', (points, words) => expect(pointsWords(points)).toBe(words));
});
