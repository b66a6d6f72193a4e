import {readdirSync, readFileSync, utimesSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {beforeAll, describe, expect, it} from '@jest/globals';
import {analyze} from '../../../src/analyze.ts';
import {type KeptScores, keptScores} from '../../../src/frontends/action/kept-scores.ts';
import type {HealthReport} from '../../../src/report/health-report.ts';
import {memorySource} from '../../../src/sources/memory.ts';
import {dataSet} from '../../helpers/data-set.ts';

let report: HealthReport;
beforeAll(async () => {
  const items = Array.from({length: 24}, (_, i) => ({key: `${i}.png`, caption: `sks, hat, tag${i % 5}`}));
  report = await analyze(memorySource(items));
});

const SET = {tree: 'a'.repeat(40), folder: 'd', smudged: true};

function kept(settings = 's'): {readonly scores: KeptScores; readonly folder: string; readonly said: string[]} {
  const folder = join(dataSet({}), 'scores');
  const said: string[] = [];
  return {scores: keptScores(folder, {settings, say: line => void said.push(line)}), folder, said};
}

describe('keptScores(folder, {settings})', () => {
  it('gives a report back as it was', async () => {
    const {scores} = kept();
    expect(await scores.get(SET)).toBeNull();
    scores.put(SET, report);
    expect(JSON.stringify(await scores.get(SET)) === JSON.stringify(report)).toBe(true);
  });
  it.each([
    ['files', {...SET, tree: 'b'.repeat(40)}],
    ['a folder', {...SET, folder: 'e'}],
    ['contents of Git LFS', {...SET, smudged: false}],
  ])('knows other %s apart', async (_, other) => {
    const {scores} = kept();
    scores.put(SET, report);
    expect(await scores.get(other)).toBeNull();
  });
  it('knows other settings apart', async () => {
    const {scores, folder} = kept();
    scores.put(SET, report);
    expect(await keptScores(folder, {settings: 'others', say: () => {}}).get(SET)).toBeNull();
  });
  it.each([
    ['cut off', '{"schemaVersion": 1,'],
    ['of another kind', '[]'],
    ['with a score that there is not', JSON.stringify({schemaVersion: 1, score: {value: 1e9}})],
  ])('drops what is %s with a word', async (_, text) => {
    const {scores, folder, said} = kept();
    scores.put(SET, report);
    const [name = ''] = readdirSync(folder);
    writeFileSync(join(folder, name), text);
    expect(await scores.get(SET)).toBeNull();
    expect(said).toEqual(['a kept score was broken: it is made anew']);
    expect(readdirSync(folder)).toEqual([]);
  });
  it('keeps 400, and of these what was used last', async () => {
    const {scores, folder} = kept();
    scores.put(SET, report);
    for (let i = 0; i < 400; i++) {
      const path = join(folder, `${i.toString(16).padStart(64, '0')}.json`);
      writeFileSync(path, '{}');
      utimesSync(path, 1000 + i, 1000 + i);
    }
    scores.put({...SET, folder: 'e'}, report);
    expect(readdirSync(folder)).toHaveLength(400);
    expect(await scores.get(SET)).not.toBeNull();
    expect(readdirSync(folder)).not.toContain(`${'0'.repeat(64)}.json`);
  });
  it('says that it cannot write, and goes on', () => {
    const said: string[] = [];
    const folder = join(dataSet({file: 'x'}), 'file');
    keptScores(folder, {settings: '', say: line => void said.push(line)}).put(SET, report);
    expect(said).toEqual(['the score could not be kept']);
    expect(readFileSync(folder, 'utf8')).toBe('x');
  });
});
