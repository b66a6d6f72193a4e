import {describe, expect, it} from '@jest/globals';
import {analyze} from '../../../src/analyze.ts';
import {markdownReport} from '../../../src/frontends/markdown/markdown-report.ts';
import {memorySource} from '../../../src/sources/memory.ts';
import {HOSTILE, UNSAFE} from '../../helpers/hostile.ts';

const report = await analyze(
  memorySource(
    HOSTILE.map((name, i) => ({key: `${i} ${name}`, caption: `${name}, ${name}, sks, (hat`})),
    '<b>hat</b> @everyone [x](y)',
  ),
);
const markdown = markdownReport(report, Infinity);

describe('markdownReport(report, findings)', () => {
  it('lets no name of the data become anything', () => {
    expect(markdown).not.toMatch(UNSAFE);
    expect(markdown).not.toMatch(/<(?!\/?(details|summary|sub)>)/);
    expect(markdown).not.toContain('@');
    expect(markdown).not.toMatch(/(?<!\\)\]\(/);
    expect(markdown).toContain('&#60;b&#62;hat&#60;/b&#62; &#64;everyone');
  });
  it('begins with the score and folds the details, each fold closed', () => {
    expect(markdown).toMatch(/^## .*\d+ \/ 100/);
    expect(markdown.match(/<details>/g)).toHaveLength(3);
    expect(markdown.match(/<\/details>/g)).toHaveLength(3);
  });
  it('has tables whose rows have as many cells as their heads', () => {
    const rows = markdown.split('\n').filter(line => line.startsWith('|'));
    const cells = (line: string): number => line.replaceAll('\\|', '').split('|').length;
    let columns = 0;
    for (const [i, row] of rows.entries()) {
      if (rows[i + 1]?.startsWith('|---') === true) columns = cells(row);
      expect(cells(row)).toBe(columns);
    }
    expect(rows.length).toBeGreaterThan(8);
  });
  it('prints as many findings as asked', () => {
    const findings = (most: number) => markdownReport(report, most).match(/^1\. /gm)?.length ?? 0;
    const ranked = report.advice.filter(({rule}) => rule !== 'assumed-options').length;
    expect([findings(0), findings(2), findings(Infinity)]).toEqual([0, 2, ranked]);
  });
  it('says when nothing could be judged', async () =>
    expect(markdownReport(await analyze(memorySource([])))).toContain('no score'));
});
