import {describe, expect, it} from '@jest/globals';
import {analyze} from '../../src/analyze.ts';
import {textReport} from '../../src/frontends/cli/text-report.ts';
import {markdownReport} from '../../src/frontends/markdown/markdown-report.ts';
import {gainWords} from '../../src/frontends/gain-words.ts';
import {seededRandom} from '../../src/math/random.ts';
import {dataSet} from '../helpers/data-set.ts';

/** A set with every defect that a machine can mend, in other items for every seed. */
function sick(seed: number): string {
  const random = seededRandom(String(seed));
  const files: Record<string, string | null> = {};
  for (let i = 0; i < 40; i++) {
    const tags = Array.from({length: 4 + Math.floor(random() * 30)}, () => `word ${Math.floor(random() * 60)}`);
    const twice = random() < 0.2 ? [...tags, tags[0] ?? ''] : tags;
    const text = `sks, ${[...new Set(twice)].join(', ')}${random() < 0.2 ? `, ${tags[0]}` : ''}${random() < 0.2 ? ',' : ''}`;
    files[`${i}.png`] = null;
    files[`${i}.txt`] = random() < 0.1 ? `\ufeff${text}` : text;
  }
  return dataSet(files);
}

describe('gains', () => {
  it.each([1, 2, 3, 4, 5])('of mended files, single tags and read captions are never losses (seed %i)', async seed => {
    const {advice} = await analyze(sick(seed));
    const rules = ['file-defects', 'duplicate-tags', 'token-overflow'];
    const weighed = advice.filter(({rule, impact}) => rules.includes(rule) && impact !== null);
    expect(new Set(weighed.map(({rule}) => rule)).size).toBe(3);
    for (const {impact} of weighed) expect(impact?.dhs).toBeGreaterThanOrEqual(0);
  });
  it.each([-0.21, 0, 0.049, null])('of %p are not printed', dhs =>
    expect(gainWords({dhs, pillars: {}, basis: null})).toBeNull(),
  );
  it('are printed above', () => expect(gainWords({dhs: 1.04, pillars: {}, basis: null})).toBe('worth 1.0 point'));
  it('of none stand in no output', async () => {
    const report = await analyze(sick(1));
    const worse = {
      ...report,
      advice: report.advice.map(finding => ({...finding, impact: {dhs: -3, pillars: {}, basis: null}})),
    };
    for (const text of [textReport({...worse, together: {safe: null, top: null}}), markdownReport(worse)])
      expect(text).not.toContain('worth');
  });
});
