import {createHash} from 'node:crypto';
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {beforeAll, describe, expect, it} from '@jest/globals';
import type {ActionReport, SetReport} from '../../src/frontends/action/action-report.ts';
import type {HealthReport} from '../../src/report/health-report.ts';
import type {Files} from '../helpers/git-hub.ts';
import {drawn} from '../helpers/pictures.ts';
import {pulled} from '../helpers/pulled.ts';
import {runAction} from '../helpers/run-action.ts';

const ITEMS = 24;
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const pointerTo = (bytes: Buffer): string =>
  `version https://git-lfs.github.com/spec/v1\noid sha256:${sha256(bytes)}\nsize ${bytes.length}\n`;
const asPointers = (files: Files): Files =>
  Object.fromEntries(
    Object.entries(files).map(([path, content]) => [path, Buffer.isBuffer(content) ? pointerTo(content) : content]),
  );

/** Contents where `git lfs checkout` keeps them: `.git/lfs/objects`. */
function keepContents(root: string, contents: readonly Buffer[]): void {
  for (const bytes of contents) {
    const oid = sha256(bytes);
    const path = join(root, '.git/lfs/objects', oid.slice(0, 2), oid.slice(2, 4), oid);
    mkdirSync(dirname(path), {recursive: true});
    writeFileSync(path, bytes);
  }
}

const buffers = (files: Files): Buffer[] => Object.values(files).filter(one => Buffer.isBuffer(one));

let base: Files;
let changes: Files;
beforeAll(async () => {
  const pictures = await Promise.all(Array.from({length: ITEMS}, async (_, i) => drawn(i).png().toBuffer()));
  const pairs = pictures.flatMap((bytes, i) => [
    [`d/${i}.png`, bytes],
    [`d/${i}.txt`, `sks, hat, tag${i % 5}, word${i % 7}`],
  ]);
  base = Object.fromEntries(pairs) as Files;
  // One that looks like another without being it, and one that is another.
  const alike = await drawn(1).resize(150, 112).png().toBuffer();
  changes = {
    'd/30.png': alike,
    'd/30.txt': 'sks, hat, tag1',
    'd/31.png': pictures[2] ?? null,
    'd/31.txt': 'sks, cat, tag2',
  };
});

/** What a run says of the only data set. */
async function checked(before: Files, after: Files, contents: readonly Buffer[] = []): Promise<SetReport> {
  const {job} = await pulled(before, after);
  keepContents(job.checkout, contents);
  const {code, log, temp} = await runAction(job);
  expect({log, code}).toMatchObject({code: 0});
  const text = readFileSync(join(temp, 'tagnosis-report/report.json'), 'utf8');
  const [set] = (JSON.parse(text) as ActionReport).sets;
  if (set === undefined) throw new Error(log);
  return set;
}

/** Of one side: scores, metrics, and how often each note was made. */
const sightOf = (report: HealthReport | null): object => ({
  score: report?.score,
  pillars: report?.pillars,
  metrics: report?.metrics,
  notes: report?.notes.map(({code, count}) => `${code} ${count}`),
});

describe('a data set in Git LFS', () => {
  it('whose contents are here is scored as it would be in Git', async () => {
    const plain = await checked(base, changes);
    const lfs = await checked(asPointers(base), asPointers(changes), [...buffers(base), ...buffers(changes)]);
    expect(plain.head?.metrics['near-duplicates']?.value).toBeGreaterThan(0);
    expect(sightOf(lfs.head)).toEqual(sightOf(plain.head));
    expect(sightOf(lfs.base)).toEqual(sightOf(plain.base));
    expect(lfs.comparison?.score).toEqual(plain.comparison?.score);
    expect(lfs.says).toEqual(plain.says);
  });
  it('whose contents are not here is scored by its captions, and each pointer is noted', async () => {
    const {head, base: was, comparison} = await checked(asPointers(base), asPointers(changes));
    for (const [report, pointers] of [
      [was, ITEMS],
      [head, ITEMS + 2],
    ] as const) {
      expect(report?.notes).toEqual([expect.objectContaining({code: 'lfs-pointer', count: pointers})]);
      expect(report?.metrics['near-duplicates']?.status).toBe('not-run');
      expect(report?.score.value).not.toBeNull();
    }
    expect(comparison?.score.delta).not.toBeNull();
  });
  it('whose base lost a content is looked at on neither side, so that the score moves by what was changed alone', async () => {
    const replaced: Files = {'d/0.png': await drawn(99).png().toBuffer()};
    const here = [...buffers(base).slice(1), ...buffers(replaced)];
    const {head, base: was, comparison} = await checked(asPointers(base), asPointers(replaced), here);
    for (const report of [was, head]) expect(report?.metrics['near-duplicates']?.status).toBe('not-run');
    expect(comparison?.score.delta).toBe(0);
  });
});
