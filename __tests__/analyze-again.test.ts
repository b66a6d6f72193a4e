import {appendFileSync, renameSync, utimesSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {beforeEach, describe, expect, it} from '@jest/globals';
import {analyzeAgain, type KeptReports} from '../src/analyze-again.ts';
import type {AnalyzeOptions} from '../src/analyze-options.ts';
import {analyze, analyzeFully} from '../src/analyze.ts';
import type {HealthReport} from '../src/report/health-report.ts';
import {saveStatistics} from '../src/statistics/saved.ts';
import {dataSet} from './helpers/data-set.ts';
import {drawn} from './helpers/pictures.ts';

/** Reports in memory, and how often one was had. */
function memory(): KeptReports & {readonly had: () => number; readonly held: () => number} {
  const reports = new Map<string, string>();
  let had = 0;
  return {
    get(digest) {
      const text = reports.get(digest.toString('hex'));
      if (text === undefined) return null;
      had++;
      return JSON.parse(text) as HealthReport;
    },
    put: (digest, report) => void reports.set(digest.toString('hex'), JSON.stringify(report)),
    had: () => had,
    held: () => reports.size,
  };
}

let root: string;
let kept: ReturnType<typeof memory>;
const again = (options: AnalyzeOptions = {}): Promise<HealthReport> =>
  analyzeAgain(root, {images: {}, ...options}, kept);

beforeEach(async () => {
  root = dataSet({'a.txt': 'red hat, smile', 'b.txt': 'blue hat', 'c.txt': 'red hat'});
  for (const [i, name] of ['a', 'b', 'c'].entries())
    writeFileSync(
      join(root, `${name}.png`),
      await drawn(i + 1, 48, 36)
        .png()
        .toBuffer(),
    );
  kept = memory();
});

describe('analyzeAgain(path, options, kept)', () => {
  it('gives the report of analyze, and takes it the second time', async () => {
    const [first, second] = [await again(), await again()];
    expect([kept.had(), kept.held()]).toEqual([1, 1]);
    expect(first).toEqual(await analyze(root, {images: {}}));
    expect(second).toEqual(JSON.parse(JSON.stringify(first)));
  });

  it('does not mind when files were touched, nor how a run is watched', async () => {
    await again();
    for (const name of ['a.txt', 'a.png']) utimesSync(join(root, name), 1e9, 1e9);
    await again({onProgress: () => undefined, signal: new AbortController().signal, images: {jobs: 1}});
    expect(kept.had()).toBe(1);
  });

  it.each<[string, () => unknown]>([
    ['a caption', () => appendFileSync(join(root, 'a.txt'), ', hat')],
    ['white space around a caption', () => appendFileSync(join(root, 'a.txt'), '  ')],
    [
      'the name of an item',
      () => ['txt', 'png'].forEach(end => renameSync(join(root, `b.${end}`), join(root, `d.${end}`))),
    ],
    ['a picture', async () => writeFileSync(join(root, 'a.png'), await drawn(9, 48, 36).png().toBuffer())],
    ['a file that is no picture', () => writeFileSync(join(root, 'a.png'), 'no picture')],
    ['a file more', () => writeFileSync(join(root, 'e.txt'), 'red hat')],
  ])('judges anew when %s changed', async (_what, change) => {
    await again();
    await change();
    const report = await again();
    expect([kept.had(), kept.held()]).toEqual([0, 2]);
    expect(report).toEqual(await analyze(root, {images: {}}));
  });

  it.each<readonly [string, AnalyzeOptions]>([
    ['trigger', {trigger: ['hat']}],
    ['profile', {profile: 'onetrainer'}],
    ['purpose', {purpose: 'style'}],
    ['advice', {advice: false}],
    ['accepted findings', {accept: ['look-alike:hat']}],
    ['metrics', {metrics: ['gini']}],
    ['targets', {targets: {groups: {hat: {red: 0.5, blue: 0.5}}, coverage: {}}}],
    ['options of the trainer', {profileOptions: {keep_tokens: 1}}],
    ['policy of images', {images: {policy: {maxPixels: 100}}}],
  ])('judges anew with another %s', async (_what, options: AnalyzeOptions) => {
    await again();
    await again(options);
    expect([kept.had(), kept.held()]).toEqual([0, 2]);
  });

  it('keeps nothing of what follows from files besides', async () => {
    const listed = join(dataSet({'tags.csv': 'red_hat,0,12,\n'}), 'tags.csv');
    await again({taxonomy: listed});
    await again({background: root});
    expect(kept.held()).toBe(0);
  });

  it('judges saved statistics each time', async () => {
    const path = join(dataSet({}), 'saved.json');
    writeFileSync(path, saveStatistics((await analyzeFully(root)).statistics));
    expect(await analyzeAgain(path, {}, kept)).toEqual(await analyze(path));
    expect(kept.held()).toBe(0);
  });
});
