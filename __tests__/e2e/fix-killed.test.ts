import {spawn} from 'node:child_process';
import {existsSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {setImmediate, setTimeout} from 'node:timers/promises';
import {describe, expect, it} from '@jest/globals';
import {seededRandom} from '../../src/math/random.ts';
import {run} from '../../src/frontends/cli/run.ts';
import {dataSet} from '../helpers/data-set.ts';
import {folderState} from '../helpers/folder-state.ts';
import {recorder} from '../helpers/world.ts';

const FILES = 150;
const files = (): Record<string, string | null> =>
  Object.assign(
    {},
    ...Array.from({length: FILES}, (_, i) => ({
      [`${i}.png`]: null,
      [`${i}.txt`]: `sks, hat ${i % 9}, b, hat ${i % 9}\n`,
    })),
  );

const caption = (root: string, i: number): string => readFileSync(join(root, `${i}.txt`), 'utf8');

/** Runs `fix --write` and kills it with no chance to do anything, some time after a file of the journal is there. */
async function killed(root: string, sign: string, millis: number): Promise<void> {
  const child = spawn(process.execPath, ['dist/cli.cjs', 'fix', root, '--write', '-q'], {stdio: 'ignore'});
  const ended = new Promise(resolve => child.once('exit', resolve));
  const journal = join(root, '.tagnosis', sign);
  // To ask without a pause takes a processor from the program that this waits for.
  while (!existsSync(journal) && child.exitCode === null) await setTimeout(1);
  const until = performance.now() + millis;
  while (performance.now() < until && child.exitCode === null) await setImmediate();
  child.kill('SIGKILL');
  await ended;
}

describe('tagnosis fix --write, killed at random points', () => {
  it('50 times: every caption is old or new, and --undo restores all of them', async () => {
    const random = seededRandom('killed');
    const root = dataSet(files());
    const before = folderState(root);
    const counts = new Set<number>();
    for (let time = 0; time < 50; time++) {
      const isEarly = random() < 0.2;
      await killed(root, isEarly ? '.gitignore' : 'journal/0001/entry.json', random() * 12);
      let changed = 0;
      for (let i = 0; i < FILES; i++) {
        const [old, now] = [`sks, hat ${i % 9}, b, hat ${i % 9}\n`, caption(root, i)];
        if (now !== old) changed++;
        expect([old, `sks, hat ${i % 9}, b\n`]).toContain(now);
      }
      counts.add(changed);
      const entry = readdirSync(join(root, '.tagnosis/journal')).some(name =>
        existsSync(join(root, '.tagnosis/journal', name, 'entry.json')),
      );
      const world = recorder(['fix', root, '--undo']);
      expect([await run(world), entry]).toEqual([entry ? 0 : 2, entry]);
      expect(folderState(root)).toEqual(before);
      rmSync(join(root, '.tagnosis'), {recursive: true});
    }
    // Some were killed in the midst of it.
    expect([...counts].filter(n => n > 0 && n < FILES).length).toBeGreaterThan(3);
  }, 240_000);
});
