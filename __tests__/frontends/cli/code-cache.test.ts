import {spawnSync} from 'node:child_process';
import {mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync} from 'node:fs';
import module from 'node:module';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {afterEach, beforeEach, describe, expect, it} from '@jest/globals';

/** Where Node has a cache of its own (22.1), ours is not used. */
const isOurs = !('enableCompileCache' in module);
let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'tagnosis-code-'));
});
afterEach(() => rmSync(home, {recursive: true, force: true}));

const run = (env: Record<string, string> = {}, ...args: string[]) =>
  spawnSync(process.execPath, ['dist/cli.cjs', ...args], {
    encoding: 'utf8',
    env: {PATH: process.env['PATH'], XDG_CACHE_HOME: home, NODE_COMPILE_CACHE: join(home, 'node'), ...env},
  });
const check = (env: Record<string, string> = {}) => run(env, 'check', 'examples/sick', '--format', 'json');
const kept = () => readdirSync(join(home, 'tagnosis')).filter(name => name.startsWith('code-'));

describe('the cache of compiled code', () => {
  it('changes nothing of what a command says', () => {
    const [first, second] = [check(), check()];
    expect(first.stderr).toBe('');
    expect(second).toEqual({...first, pid: second.pid});
    expect(JSON.parse(second.stdout)).toHaveProperty('score');
  });
  it('does not stand in the way of what is loaded late, nor of exit codes', () => {
    const command = ['check', 'examples/sick', '--config', 'no.yml'];
    for (const _ of [1, 2]) {
      const {status, stderr} = run({}, ...command);
      expect(status).toBe(2);
      expect(stderr).toContain('no.yml');
    }
    expect(check({TAGNOSIS_NOTHING: ''}).status).toBe(0);
  });
  if (isOurs) {
    it('is a file for each use, which `tagnosis cache` counts and clears', () => {
      check();
      run({}, '--version');
      expect(kept()).toHaveLength(2);
      expect(run({}, 'cache', 'size').stdout).not.toBe('0.0 MiB\n');
      run({}, 'cache', 'clear');
      // What clears it is a use, too.
      expect(kept().length).toBeLessThanOrEqual(1);
    });
    it.each([
      ['cut off', (path: string) => truncateSync(path, 1000)],
      ['empty', (path: string) => writeFileSync(path, '')],
      ['of other bytes', (path: string) => writeFileSync(path, Buffer.alloc(100_000, 7))],
      [
        'with one byte changed',
        (path: string) => {
          const bytes = readFileSync(path);
          bytes[5000] = (bytes[5000] ?? 0) ^ 1;
          writeFileSync(path, bytes);
        },
      ],
    ])('is written anew where it is %s', (_how, harm) => {
      const {stdout} = check();
      const path = join(home, 'tagnosis', kept()[0] ?? '');
      const whole = readFileSync(path).length;
      harm(path);
      const {stdout: again, stderr} = check();
      expect(stderr).toBe('');
      expect(again).toBe(stdout);
      expect(readFileSync(path).length).toBeGreaterThan(whole / 2);
    });
    it('is not written where it cannot be, or is not wanted', () => {
      check({NODE_DISABLE_COMPILE_CACHE: '1'});
      run({}, 'check', 'examples/sick', '--no-cache');
      expect(kept()).toEqual([]);
      rmSync(join(home, 'tagnosis'), {recursive: true});
      writeFileSync(join(home, 'tagnosis'), 'a file');
      expect(check().status).toBe(0);
    });
    it('is for nobody else to write', () => {
      check();
      const folder = join(home, 'tagnosis');
      expect(statSync(folder).mode & 0o022).toBe(0);
      expect(statSync(join(folder, kept()[0] ?? '')).mode & 0o077).toBe(0);
    });
  }
});
