import {spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from '@jest/globals';
import {KernelClient, only} from '../helpers/kernel-client.ts';

const root = mkdtempSync(join(tmpdir(), 'tagnosis-installed-'));
let tarball = '';
/** The package as npx would have it: in its cache, without the parts of the kernel. */
const command = join(root, '_npx', 'ab12', 'node_modules', 'tagnosis', 'dist', 'cli.cjs');
const prefix = join(root, 'of a büro');

function run(program: string, ...args: string[]): string {
  const {status, stdout, stderr} = spawnSync(program, args, {
    encoding: 'utf8',
    env: {...process.env, NODE_OPTIONS: ''},
  });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}`);
  return stdout;
}

beforeAll(() => {
  run('npm', 'pack', '--ignore-scripts', '--pack-destination', root);
  tarball = join(root, readdirSync(root).find(name => name.endsWith('.tgz')) ?? '');
  const folder = join(root, '_npx', 'ab12', 'node_modules');
  mkdirSync(folder, {recursive: true});
  run('tar', '-xzf', tarball, '-C', folder);
  run('mv', join(folder, 'package'), join(folder, 'tagnosis'));
}, 60_000);
afterAll(() => rmSync(root, {recursive: true, force: true}));

describe('a kernel installed by npx', () => {
  it('says what it would do', () => {
    const text = run(process.execPath, command, 'kernel', 'install', '--prefix', prefix, '--dry-run');
    expect(text).toContain('npx keeps this package in a cache');
    expect(text).toContain('tslab@1.0.22 zeromq@6.8.0');
  });
  it('writes nothing when npm fails', () => {
    const {status, stderr} = spawnSync(
      process.execPath,
      [command, 'kernel', 'install', '--prefix', prefix, '--package', './nowhere.tgz'],
      {encoding: 'utf8'},
    );
    expect([status, stderr]).toEqual([2, expect.stringContaining('npm install --prefix')]);
    expect(readdirSync(join(prefix, 'share/jupyter/kernels'))).toEqual([]);
  }, 60_000);
  it('has a copy of its own and runs from it', async () => {
    run(process.execPath, command, 'kernel', 'install', '--prefix', prefix, '--package', tarball);
    const folder = join(prefix, 'share/jupyter/kernels/tagnosis');
    const {argv} = JSON.parse(readFileSync(join(folder, 'kernel.json'), 'utf8')) as {readonly argv: readonly string[]};
    expect(argv[2]).toBe(join(folder, 'engine/node_modules/tagnosis/dist/kernel.cjs'));
    rmSync(join(root, '_npx'), {recursive: true});
    const kernel = await KernelClient.start({argv});
    try {
      const ran = await kernel.execute('typeof tagnosis.analyze', {}, 60_000);
      expect(only(ran, 'execute_result')).toMatchObject({data: {'text/plain': "'function'"}});
    } finally {
      await kernel.stop();
    }
  }, 180_000);
});
