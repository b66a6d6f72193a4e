import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {beforeAll, describe, expect, it} from '@jest/globals';
import type {ActionReport, SetReport} from '../../src/frontends/action/action-report.ts';
import type {HealthReport} from '../../src/report/health-report.ts';
import {checkout, type Files} from '../helpers/git-hub.ts';
import {keepContents, pointer} from '../helpers/lfs.ts';
import {drawn} from '../helpers/pictures.ts';
import {pulled} from '../helpers/pulled.ts';
import {type Job, type JobResult, runAction} from '../helpers/run-action.ts';

const ITEMS = 24;
const asPointers = (files: Files): Files =>
  Object.fromEntries(
    Object.entries(files).map(([path, content]) => [path, Buffer.isBuffer(content) ? pointer(content) : content]),
  );

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
  const {sets} = reportOf(await ran(job, contents));
  const [set] = sets;
  if (set === undefined) throw new Error('There is no data set.');
  return set;
}

/** A run with some contents in its checkout. */
async function ran(job: Job, contents: readonly Buffer[]): Promise<JobResult> {
  keepContents(join(job.checkout, '.git/lfs'), contents);
  const result = await runAction(job);
  expect({log: result.log, code: result.code}).toMatchObject({code: 0});
  return result;
}

function reportOf({temp}: JobResult): ActionReport {
  return JSON.parse(readFileSync(join(temp, 'tagnosis-report/report.json'), 'utf8')) as ActionReport;
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
      expect(report?.notes).toContainEqual(expect.objectContaining({code: 'lfs-pointer', count: pointers}));
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
  it('whose base lost a content is looked at on both sides where the default branch was, and the comment says so', async () => {
    const replaced: Files = {'d/0.png': await drawn(99).png().toBuffer()};
    const {fake, hub, job} = await pulled(asPointers(base), asPointers(replaced));
    const main = checkout(hub, 'refs/heads/main', '--depth=1');
    const {temp} = await ran({...job, checkout: main, eventName: 'push', event: {}}, buffers(base));
    const {sets, notes} = reportOf(
      await ran({...job, temp, inputs: {comment: 'always'}}, [...buffers(base).slice(1), ...buffers(replaced)]),
    );
    const plain = await checked(base, replaced);
    expect(sightOf(sets[0]?.head ?? null)).toEqual(sightOf(plain.head));
    expect(sightOf(sets[0]?.base ?? null)).toEqual(sightOf(plain.base));
    const note = 'Git LFS: 1 image, which is not in the checkout (base 1, head 0)';
    expect(notes).toEqual([expect.stringContaining(note)]);
    expect(fake.comments[0]?.body).toMatch(/^> .*1 image, which is not in the checkout/m);
  });
  it('whose contents are not here still has its exact copies told', async () => {
    const {head, caused} = await checked(asPointers(base), asPointers(changes));
    const told = head?.advice.findIndex(({subject}) => subject.keys.includes('pointers')) ?? -1;
    expect(head?.advice[told]).toMatchObject({rule: 'near-duplicate-images', what: expect.stringContaining('1 of 26')});
    expect(caused).toContain(told);
  });
});
