import {describe, expect, it} from '@jest/globals';
import {analyze} from '../../../src/analyze.ts';
import {displayWidth} from '../../../src/frontends/cli/columns.ts';
import {ansi} from '../../../src/frontends/cli/paint.ts';
import {textReport} from '../../../src/frontends/cli/text-report.ts';
import type {HealthReport} from '../../../src/report/health-report.ts';
import {memorySource} from '../../../src/sources/memory.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {HOSTILE, UNSAFE} from '../../helpers/hostile.ts';

const long = 'x'.repeat(120);
const many = (caption: (i: number) => string): Record<string, string | null> =>
  Object.fromEntries(
    Array.from({length: 30}, (_, i) => [[`${i}.png`, null] as const, [`${i}.txt`, caption(i)] as const]).flat(),
  );

const SETS: Readonly<Record<string, () => Promise<HealthReport>>> = {
  tags: () => analyze(dataSet(many(i => `sks, hat, tag ${i % 7}, a rather long tag of many words ${i}`))),
  prose: () => analyze(dataSet(many(i => `The woman number ${i} is wearing a red hat and is standing in the garden.`))),
  broken: () =>
    analyze(dataSet({'a.png': null, 'b.Png': null, 'b.txt': 'hat', 'c.png': 'no', 'c.txt': '{a|b}, (x, y'})),
  'long names': () =>
    analyze(dataSet({[`${long}.png`]: null, [`${long}.txt`]: `${long}, hat, hat`, [`${long}/${long}.png`]: null})),
  'one item': () => analyze(memorySource([{key: 'a', caption: 'hat'}])),
  nothing: () => analyze(memorySource([])),
};

describe('textReport(report, options)', () => {
  it.each(Object.entries(SETS))('of %s fits 80 columns', async (_name, make) => {
    const lines = textReport(await make(), {findings: 0}).split('\n');
    expect(lines.length).toBeGreaterThan(4);
    // A word that is longer than a line is not cut: names have to stay whole to be found.
    expect(lines.filter(line => line.length > 80 && line.trim().includes(' '))).toEqual([]);
  });
  it.each(Object.entries(SETS))('of %s is nowhere wider than the terminal', async (_name, make) => {
    const report = await make();
    for (const width of [60, 80, 100]) {
      const lines = textReport(report, {findings: Infinity, width}).split('\n');
      expect(lines.filter(line => displayWidth(line) > width)).toEqual([]);
    }
  });
  it('names in wide letters take two columns each', async () => {
    const items = Array.from({length: 24}, (_, i) => ({
      key: `データ/とても長いフォルダの名前がここにあります/画像ファイルの名前も長い${i}.png`,
      caption: `猫, 帽子を被っている女の子が庭に立っている, 😀, 😀, (猫${i % 2}`,
    }));
    const text = textReport(await analyze(memorySource(items, '猫'.repeat(90))), {findings: Infinity, width: 60});
    expect(text.split('\n').filter(line => displayWidth(line) > 60)).toEqual([]);
    expect(text).toContain('…');
  });
  it('lets no name of the data repaint the terminal', async () => {
    const items = HOSTILE.map((name, i) => ({key: `${i} ${name}`, caption: `${name}, ${name}, sks, (hat`}));
    const text = textReport(await analyze(memorySource(items, '\u001b[31mhat\u202e')), {findings: Infinity});
    expect(text).not.toMatch(UNSAFE);
    expect(text).toContain('\\u001b[31mhat\\u202e');
  });
  it('says the same with colours as without', async () => {
    const report = await analyze(dataSet(many(i => `sks, hat, ${i % 3}`)));
    const painted = textReport(report, {paint: ansi});
    expect(painted).toContain('\u001b[');
    expect(painted.replaceAll(/\u001b\[\d+m/g, '')).toBe(textReport(report));
  });
  it('prints as many findings as asked, and how many there are', async () => {
    const report = await analyze(dataSet(many(i => `sks, hat, smile, ${i % 3}, (x, only ${i}`)));
    const findings = (most: number) => textReport(report, {findings: most}).match(/^ {2}\d+\. /gm)?.length ?? 0;
    // What the reading takes for granted is a line of its own, not a change.
    const ranked = report.advice.filter(({rule}) => rule !== 'assumed-options').length;
    expect(ranked).toBeGreaterThan(1);
    expect([findings(0), findings(1), findings(Infinity)]).toEqual([0, 1, ranked]);
    expect(textReport(report, {findings: 1})).toContain(`${ranked - 1} more with --advice all`);
  });
  it('names some places of a note, and how many more there are', async () => {
    const images = Object.fromEntries(Array.from({length: 8}, (_, i) => [`${i}.png`, null]));
    const text = textReport(await analyze(dataSet({...images, 'a.png': null, 'a.txt': 'hat'})), {findings: 0});
    expect(text).toMatch(/^ {6}0\.png, 1\.png, 2\.png, 3\.png, 4\.png, 5\.png and 2 more$/m);
  });
  it('says of an empty set that it has no score', async () =>
    expect(textReport(await analyze(memorySource([])))).toContain('Health score: none'));
});
