import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {dirname, join, resolve} from 'node:path';
import process from 'node:process';
import {describe, expect, it} from '@jest/globals';
import {
  type InstallOptions,
  installKernel,
  listKernels,
  type Machine,
  uninstallKernel,
} from '../../../../src/frontends/notebook/install/command.ts';
import {engineCommand, whyApart} from '../../../../src/frontends/notebook/install/engine-dir.ts';
import {VERSION} from '../../../../src/version.ts';
import {dataSet} from '../../../helpers/data-set.ts';

const OPTIONS = {
  name: 'tagnosis',
  displayName: 'TypeScript (Tagnosis)',
  interruptMode: 'message',
  env: {},
  nodeArgs: [],
  package: `tagnosis@${VERSION}`,
  force: false,
  dryRun: false,
} as const;

function machine(told: Partial<Machine> = {}): Machine & {readonly home: string} {
  return {
    env: {PATH: ''},
    platform: 'linux',
    home: dataSet({}),
    nodeVersion: 'v20.19.0',
    execPath: process.execPath,
    folder: process.cwd(),
    say: () => {},
    ...told,
  };
}

const at = (folder: string, more: Partial<InstallOptions> = {}): InstallOptions => ({
  ...OPTIONS,
  where: {kind: 'prefix', folder},
  ...more,
});

describe('installKernel(machine, options)', () => {
  it('writes what starts the kernel, with our pictures', () => {
    const prefix = join(dataSet({}), 'with space ü');
    const {folder} = installKernel(machine(), at(prefix, {nodeArgs: ['--max-old-space-size=99'], env: {A: 'b'}}));
    expect(folder).toBe(join(prefix, 'share/jupyter/kernels/tagnosis'));
    expect(readdirSync(folder).toSorted()).toEqual(['kernel.json', 'logo-32x32.png', 'logo-64x64.png', 'logo-svg.svg']);
    expect(readdirSync(dirname(folder))).toEqual(['tagnosis']);
    expect(JSON.parse(readFileSync(join(folder, 'kernel.json'), 'utf8'))).toEqual({
      argv: [
        process.execPath,
        '--no-force-async-hooks-checks',
        '--max-old-space-size=99',
        resolve('dist/kernel.cjs'),
        'kernel',
        'run',
        '--connection-file',
        '{connection_file}',
      ],
      display_name: 'TypeScript (Tagnosis)',
      language: 'typescript',
      interrupt_mode: 'message',
      kernel_protocol_version: '5.5',
      metadata: {debugger: false, supported_encryption: ['curve'], tagnosis: {version: VERSION}},
      env: {A: 'b'},
    });
  });
  it('names Node by its place on the path when that is the one that runs', () => {
    const bin = dataSet({});
    symlinkSync(process.execPath, join(bin, 'node'));
    const spec = (path: string) => installKernel(machine({env: {PATH: path}}), at(dataSet({}))).spec.argv[0];
    expect(spec(`/nowhere:${bin}`)).toBe(join(bin, 'node'));
    const other = dataSet({node: 'another'});
    expect(spec(`${other}:${bin}`)).toBe(process.execPath);
  });
  it('replaces our own and no other, unless told to', () => {
    const prefix = dataSet({'share/jupyter/kernels/python3/kernel.json': '{"argv": ["python"]}'});
    installKernel(machine(), at(prefix));
    expect(installKernel(machine(), at(prefix, {displayName: 'Two'})).spec.display_name).toBe('Two');
    const python = at(prefix, {name: 'Python3'});
    expect(() => installKernel(machine(), python)).toThrow('not ours');
    expect(installKernel(machine(), {...python, force: true}).folder).toMatch(/python3$/);
  });
  it('writes nothing when it only says', () => {
    const prefix = dataSet({});
    installKernel(machine(), at(prefix, {dryRun: true}));
    expect(readdirSync(prefix)).toEqual([]);
  });
  it.each(['', 'a/b', '..', 'ü'])('refuses the name %j', name =>
    expect(() => installKernel(machine(), at(dataSet({}), {name}))).toThrow('no name of a kernel'),
  );
  it.each(['v18.20.0', 'v20.18.9', 'v21.7.3', 'v22.11.0'])('refuses Node %s', nodeVersion =>
    expect(() => installKernel(machine({nodeVersion}), at(dataSet({})))).toThrow(nodeVersion),
  );
});

describe('listKernels and uninstallKernel', () => {
  it('know those that would start', () => {
    const here = machine();
    const {folder} = installKernel(here, {...OPTIONS, where: {kind: 'user'}});
    const one = {name: 'tagnosis', folder, version: VERSION, state: 'ok'};
    // `dist` may not have been built where only these tests run.
    const state = existsSync('dist/kernel.cjs') ? 'ok' : expect.stringContaining('gone');
    expect(listKernels(here)).toEqual([{...one, state}]);
    expect(uninstallKernel(here, {kind: 'user'}, 'Tagnosis')).toBe(folder);
    expect(listKernels(here)).toEqual([]);
    expect(() => uninstallKernel(here, {kind: 'user'}, 'tagnosis')).toThrow('no kernel');
  });
  it('say what is gone or of another version', () => {
    const spec = (argv: string[], version = VERSION) => JSON.stringify({argv, metadata: {tagnosis: {version}}});
    const data = dataSet({
      'kernels/a/kernel.json': spec([process.execPath, '/nowhere/kernel.cjs']),
      'kernels/b/kernel.json': spec(['/nowhere/node', resolve('package.json'), 'kernel.cjs']),
      'kernels/c/kernel.json': '{"argv": ["python"]}',
      'kernels/d/kernel.json': 'not JSON',
      'kernels/e/note.txt': '',
    });
    writeFileSync(join(data, 'kernel.cjs'), '');
    mkdirSync(join(data, 'kernels/f'));
    writeFileSync(join(data, 'kernels/f/kernel.json'), spec(['/nowhere/node', join(data, 'kernel.cjs')]));
    mkdirSync(join(data, 'kernels/g'));
    writeFileSync(join(data, 'kernels/g/kernel.json'), spec([process.execPath, join(data, 'kernel.cjs')], '0.0.1'));
    mkdirSync(join(data, 'kernels/h'));
    writeFileSync(join(data, 'kernels/h/kernel.json'), spec([process.execPath, join(data, 'kernel.cjs')]));
    const states = listKernels(machine({env: {JUPYTER_PATH: data}})).map(({name, state}) => [name, state]);
    expect(states).toEqual([
      ['a', 'its script is gone: install it again'],
      ['b', 'its script is gone: install it again'],
      ['f', 'its Node is gone: install it again'],
      ['g', `of another version than this command (${VERSION})`],
      ['h', 'tslab@1.0.22 and zeromq@6.8.0 are not installed beside it: install it again'],
    ]);
  });
  it('leave what is not ours', () => {
    const prefix = dataSet({'share/jupyter/kernels/x/kernel.json': '{"argv": []}'});
    expect(() => uninstallKernel(machine(), {kind: 'prefix', folder: prefix}, 'x')).toThrow('not ours');
    expect(existsSync(join(prefix, 'share/jupyter/kernels/x/kernel.json'))).toBe(true);
  });
});

describe('a copy of its own', () => {
  it('is needed in the cache of npx, and without the parts', () => {
    expect(whyApart('/home/me/.npm/_npx/ab12/node_modules/tagnosis/dist/kernel.cjs')).toContain('npx');
    const lonely = dataSet({'node_modules/tagnosis/dist/kernel.cjs': ''});
    expect(whyApart(join(lonely, 'node_modules/tagnosis/dist/kernel.cjs'))).toContain(
      'tslab@1.0.22 and zeromq@6.8.0 are',
    );
    rmSync(lonely, {recursive: true});
    expect(whyApart(resolve('dist/kernel.cjs'))).toBeNull();
  });
  it('is installed by npm without scripts, a file relative to where the command runs', () => {
    const command = (spec: string) => engineCommand({folder: '/k/engine', spec, from: '/here'});
    expect(command('tagnosis@1.2.3')).toEqual([
      'npm',
      'install',
      '--prefix',
      '/k/engine',
      '--no-audit',
      '--no-fund',
      '--ignore-scripts',
      'tagnosis@1.2.3',
      'tslab@1.0.22',
      'zeromq@6.8.0',
    ]);
    expect(command('./tagnosis.tgz')).toContain('/here/tagnosis.tgz');
  });
});
