import {describe, expect, it} from '@jest/globals';
import {analyze} from '../../src/analyze.ts';
import {textReport} from '../../src/frontends/cli/text-report.ts';
import {markdownReport} from '../../src/frontends/markdown/markdown-report.ts';
import {memorySource} from '../../src/sources/memory.ts';
import {dataSet} from '../helpers/data-set.ts';

const items = Array.from({length: 24}, (_, i) => ({
  key: `${i}`,
  caption: `sks, watercolour, flat colours, tag ${i % 9}, thing ${i % 7}, part ${i % 11}${i < 6 ? ',' : ''}`,
}));

describe('what the purpose makes normal', () => {
  it('is a note without anything to do, in a group of its own below what to change', async () => {
    const report = await analyze(memorySource(items), {trigger: ['sks'], purpose: 'style'});
    const finding = report.advice.find(({rule}) => rule === 'always-true-tags');
    expect(finding).toMatchObject({
      severity: 'note',
      normalFor: 'style',
      todo: expect.stringMatching(/^Nothing to do unless /),
    });
    expect(finding?.fixes.every(({applicability}) => applicability === 'manual')).toBe(true);
    for (const text of [textReport(report), markdownReport(report)]) {
      const [change = '', normal = ''] = text.split('Normal for a style set');
      expect(change).toContain('end in a separator');
      expect(change).not.toContain('watercolour');
      expect(normal).toContain('2 tags are in all 24 captions');
      expect(normal).not.toContain('→');
    }
  });
  it('is no excuse for twins in two folders', async () => {
    const twins = (second: string) =>
      dataSet({
        '1_a/1.png': null,
        '1_a/1.txt': 'hat, smile',
        [`${second}/2.png`]: null,
        [`${second}/2.txt`]: 'hat, smile',
      });
    const normalFor = async (second: string) =>
      (await analyze(twins(second), {purpose: 'concept'})).advice.find(({rule}) => rule === 'repeated-captions')
        ?.normalFor;
    expect(await normalFor('1_a')).toBe('concept');
    expect(await normalFor('1_b')).toBeUndefined();
  });
});
