import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {run} from '../../../src/frontends/cli/run.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {recorder} from '../../helpers/world.ts';

async function kernel(...args: string[]) {
  const world = recorder(['kernel', ...args], {env: {JUPYTER_DATA_DIR: dataSet({}), PATH: ''}});
  return {code: await run(world), out: world.printed.join(''), err: world.warned.join('')};
}

describe('tagnosis kernel', () => {
  it('teaches', async () => {
    const {code, out} = await kernel('--help');
    expect(code).toBe(0);
    for (const word of ['install', 'uninstall', 'list', '--sys-prefix', 'jupyter lab']) expect(out).toContain(word);
    expect((await kernel()).code).toBe(2);
  });
  it('installs, lists and uninstalls', async () => {
    const prefix = dataSet({});
    const installed = await kernel('install', '--prefix', prefix);
    expect([installed.code, installed.out]).toEqual([0, expect.stringContaining('“TypeScript (Tagnosis)”')]);
    const listed = await kernel('list', '--prefix', prefix, '--json');
    expect(JSON.parse(listed.out)).toMatchObject([
      {name: 'tagnosis', folder: join(prefix, 'share/jupyter/kernels/tagnosis')},
    ]);
    expect((await kernel('list', '--prefix', prefix)).out).toContain(join(prefix, 'share/jupyter/kernels/tagnosis'));
    expect((await kernel('uninstall', '--prefix', prefix)).out).toContain('Removed');
    expect(readdirSync(join(prefix, 'share/jupyter/kernels'))).toEqual([]);
    expect((await kernel('uninstall', '--prefix', prefix)).code).toBe(2);
  });
  it('says what it would write', async () => {
    const prefix = dataSet({});
    const {out} = await kernel(
      'install',
      '--prefix',
      prefix,
      '--dry-run',
      '--name',
      'mine',
      '--env',
      'A=b=c',
      '--json',
    );
    expect(JSON.parse(out)).toMatchObject({spec: {env: {A: 'b=c'}}, engine: null});
    expect((await kernel('install', '--prefix', prefix, '--dry-run')).out).toContain('Would write');
    expect(readdirSync(prefix)).toEqual([]);
  });
  it('lists none', async () => expect((await kernel('list')).out).toContain('No kernel of tagnosis'));
  it.each([
    [['instal'], 'tagnosis kernel install'],
    [['install', '--env', 'A'], 'NAME=VALUE'],
    [['install', '--user', '--sys-prefix'], 'different places'],
    [['install', '--interrupt-mode', 'magic'], 'message and signal'],
    [['install', 'python'], 'install python'],
    [['install', '--sys-prefix'], 'no environment'],
  ])('%j is wrong usage', async (args, words) => {
    const {code, err} = await kernel(...args);
    expect([code, err]).toEqual([2, expect.stringContaining(words)]);
  });
});
