import {describe, expect, it} from '@jest/globals';
import {textReport} from '../../src/frontends/cli/text-report.ts';
import {markdownReport} from '../../src/frontends/markdown/markdown-report.ts';
import {counted, listed, number, percent} from '../../src/advice/wording.ts';
import {analyze} from '../../src/analyze.ts';
import {memorySource} from '../../src/sources/memory.ts';
import {findings, times} from '../helpers/findings.ts';

describe('number(n)', () => {
  it.each([
    [0, '0'],
    [0.2, '1'],
    [7.9999999999999964, '8'],
    [1783, '1,783'],
    [1_000_000, '1,000,000'],
  ])('%d is %s', (n, text) => expect(number(n)).toBe(text));
  it('agrees with its noun as printed', () => expect(counted(1.0000001, 'caption')).toBe('1 caption'));
});

describe('percent(share)', () => {
  it.each([
    [0, '0 %'],
    [0.001, '1 %'],
    [0.5, '50 %'],
    [0.9999, '99 %'],
    [1, '100 %'],
  ])('%d is %s', (share, text) => expect(percent(share)).toBe(text));
});

describe('listed(names)', () => {
  it('names as many as have room, at least one', () => {
    const long = 'x'.repeat(60);
    expect(listed([long, long, long])).toHaveLength(2 * 42 + ', '.length + ' and 1 more'.length - 42 - 2);
    expect(listed(['hat', 'smile'])).toBe('`hat` and `smile`');
  });
});

describe('numbers in print', () => {
  const items = Array.from({length: 10_000}, (_, i) => ({
    key: `${i}`,
    caption: `anime, tag ${i % 50}, thing ${i % 70}`,
  }));
  it('have thousands separators in sentences and evidence, text and Markdown', async () => {
    const report = await analyze(memorySource(items), {trigger: ['sks']});
    for (const text of [textReport(report), markdownReport(report, 9)]) {
      expect(text).toContain('all 10,000 captions');
      expect(text).toMatch(/anime`? \(10,000\)/);
    }
    expect(JSON.stringify(report.advice)).not.toMatch(/"(what|why|todo)":"[^"]*\d{4,}/);
  });
  it('round expected counts', async () => {
    const captions = times(24, i => `sks, hat, tag ${i % 5}`).map((caption, i) => ({
      caption:
        i % 3 === 0 ? [`${caption}, indoors`, `${caption}, outdoors`, `${caption}, outdoors`] : `${caption}, outdoors`,
    }));
    const [finding] = await findings('dominant-value', captions, {trigger: ['sks']});
    expect(finding?.what).toBe('`outdoors` is the setting of 21 of 24 items that name one');
  });
});
