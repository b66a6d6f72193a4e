import {spawn, spawnSync} from 'node:child_process';
import {existsSync, readdirSync, utimesSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {beforeAll, describe, expect, it} from '@jest/globals';
import {dataSet} from '../../helpers/data-set.ts';
import {drawn} from '../../helpers/pictures.ts';

const LONG_AGO = new Date(2020, 1, 1);
const N = 60;

describe('Ctrl-C while images are looked at', () => {
  const set = dataSet({});
  const args = (cache: string): string[] => [
    'dist/cli.cjs',
    'duplicates',
    set,
    '--format',
    'json',
    '--cache-dir',
    cache,
  ];
  const run = (cache: string): {readonly status: number | null; readonly stdout: string} =>
    spawnSync(process.execPath, args(cache), {encoding: 'utf8'});
  let whole = 0;
  let expected = '';
  beforeAll(async () => {
    for (let i = 0; i < N; i++) {
      const path = join(set, `${i}.png`);
      writeFileSync(
        path,
        await drawn(i % 50, 900, 700)
          .png({compressionLevel: 1})
          .toBuffer(),
      );
      utimesSync(path, LONG_AGO, LONG_AGO);
    }
    // The first run also keeps what was compiled.
    run(join(dataSet({}), 'cache'));
    const from = performance.now();
    expected = run(join(dataSet({}), 'cache')).stdout;
    whole = performance.now() - from;
  }, 60_000);

  it.each([0.2, 0.4, 0.6, 0.8, 0.95])(
    'after %d of a run leaves a cache that the next one goes on from',
    async part => {
      const cache = join(dataSet({}), 'cache');
      const child = spawn(process.execPath, args(cache), {stdio: 'ignore'});
      const timer = setTimeout(() => child.kill('SIGINT'), whole * part);
      const ended = await new Promise<readonly [number | null, NodeJS.Signals | null]>(resolve =>
        child.on('exit', (code, signal) => resolve([code, signal])),
      );
      clearTimeout(timer);
      // Before the program listens, the signal itself ends it; a run that was faster than the one before is done.
      expect([
        [130, null],
        [null, 'SIGINT'],
        [0, null],
      ]).toContainEqual(ended);
      const left = existsSync(cache) ? readdirSync(cache) : [];
      expect(left.filter(name => name.endsWith('.tmp'))).toEqual([]);
      const again = run(cache);
      expect([again.status, again.stdout]).toEqual([0, expected]);
    },
    30_000,
  );
});
