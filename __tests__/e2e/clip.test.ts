import {spawn, spawnSync} from 'node:child_process';
import {once} from 'node:events';
import {cpSync, existsSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {describe, expect, it} from '@jest/globals';
import type {HealthReport} from '../../src/report/health-report.ts';
import {dataSet} from '../helpers/data-set.ts';
import {EXPECTED, shapes, swapped, TINY_CLIP} from '../helpers/tiny-clip.ts';

const CLI = 'dist/cli.cjs';
const ITEMS = 120;
const cycle = (EXPECTED.swaps['0.1']?.cycle ?? []).filter(i => i < ITEMS);
const root = dataSet({
  ...shapes(ITEMS, swapped(cycle)),
  'tagnosis.yml': `alignment:\n  templates: ${JSON.stringify(EXPECTED.templates)}\n`,
});

interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const run = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Ran =>
  spawnSync(process.execPath, [CLI, ...args], {encoding: 'utf8', env: {...process.env, ...env}});
const checked = (...more: string[]): HealthReport =>
  JSON.parse(run(['check', root, '--format', 'json', ...more]).stdout) as HealthReport;

/** Programs of Node, threads among them, that write down which libraries they load, and cannot load some. */
function hooked(blocked = 'none'): {readonly env: Readonly<Record<string, string>>; readonly loaded: () => string} {
  const folder = dataSet({});
  const log = join(folder, 'loaded.log');
  writeFileSync(
    join(folder, 'hook.cjs'),
    `const {appendFileSync} = require('node:fs');
     const load = process.dlopen;
     process.dlopen = function (module, path, ...rest) {
       appendFileSync(${JSON.stringify(log)}, path + '\\n');
       if (path.includes(${JSON.stringify(blocked)})) throw new Error('no such library');
       return load.call(this, module, path, ...rest);
     };`,
  );
  return {
    env: {NODE_OPTIONS: `--require ${join(folder, 'hook.cjs')}`},
    loaded: () => (existsSync(log) ? readFileSync(log, 'utf8') : ''),
  };
}

describe('tagnosis check --clip', () => {
  const report = checked('--clip', TINY_CLIP, '--no-cache');
  it('measures all of Quality, and so all of the score', () => {
    expect(report.metrics['alignment']).toMatchObject({status: 'scored', detail: {values: {pairs: ITEMS}}});
    expect(report.metrics['alignment-auc']).toMatchObject({status: 'scored'});
    expect(report.score.coverage).toBe(1);
    expect(report.score.bounds[0]).toBeCloseTo(report.score.bounds[1], 9);
    expect(report.unmeasured.map(({id}) => id)).not.toContain('alignment');
  });
  it('names captions of other images, with what would fit', () => {
    const finding = report.advice.find(({rule}) => rule === 'mismatched-captions');
    expect(finding?.patterns).toEqual(['H']);
    const wrong = new Set(cycle.map(i => `${String(i).padStart(3, '0')}.png`));
    const fix = finding?.fixes.find(({kind}) => kind === 'review-list');
    const keys = fix?.kind === 'review-list' ? fix.keys : [];
    expect(keys.length).toBeGreaterThan(wrong.size / 2);
    expect(keys.filter(key => !wrong.has(key))).toEqual([]);
  });
  it('says the same cold and warm, and warm without the runtime', () => {
    const cache = join(dataSet({}), 'cache');
    const args = ['check', root, '--format', 'json', '--clip', TINY_CLIP, '--cache-dir', cache];
    const cold = run(args).stdout;
    const {env, loaded} = hooked('onnxruntime-node');
    expect(run(args, env).stdout).toBe(cold);
    expect(JSON.parse(cold)).toEqual(report);
    expect(loaded()).not.toContain('onnxruntime');
  });
  it.each([2, 3, 7])('says the same where every %ith item was seen before, in other company', step => {
    const cache = join(dataSet({}), 'cache');
    const some = Object.entries(shapes(ITEMS, swapped(cycle))).filter(([name]) => Number.parseInt(name) % step === 0);
    const settings = {'tagnosis.yml': readFileSync(join(root, 'tagnosis.yml'), 'utf8')};
    const part = dataSet({...Object.fromEntries(some), ...settings});
    run(['check', part, '--quiet', '--clip', TINY_CLIP, '--cache-dir', cache]);
    const args = ['check', root, '--format', 'json', '--clip', TINY_CLIP, '--cache-dir', cache];
    expect(JSON.parse(run(args).stdout)).toEqual(report);
  });
  it('judges saved statistics alike', () => {
    const saved = join(dataSet({}), 'saved.json');
    run(['check', root, '--clip', TINY_CLIP, '--save-statistics', saved, '--quiet']);
    const again = JSON.parse(run(['check', saved, '--format', 'json']).stdout) as HealthReport;
    expect(again.metrics).toEqual(report.metrics);
    expect(again.score).toEqual(report.score);
    expect(again.basis).toBe(report.basis);
  });
  it('prints what it found, in text and Markdown', () => {
    const text = run(['check', root, '--clip', TINY_CLIP]).stdout;
    expect(text).toContain('Image–text alignment');
    expect(text).toContain('seems to belong to another image');
    expect(run(['check', root, '--clip', TINY_CLIP, '--format', 'markdown']).stdout).toContain('Image–text alignment');
  });
  it('is not comparable with another model, and scores alike without one', () => {
    const other = dataSet({});
    cpSync(TINY_CLIP, other, {recursive: true});
    const settings = JSON.parse(readFileSync(join(other, 'preprocessor_config.json'), 'utf8')) as object;
    writeFileSync(join(other, 'preprocessor_config.json'), JSON.stringify({...settings, resample: 2}));
    expect(checked('--clip', other).basis).not.toBe(report.basis);
  });
});

describe('tagnosis check without --clip', () => {
  it('loads no runtime, and says how alignment is turned on', () => {
    const {env, loaded} = hooked();
    const {stdout, status} = run(['check', root, '--no-cache'], env);
    expect(status).toBe(0);
    expect(stdout.replace(/\s+/g, ' ')).toContain('No image–text model was given (--clip).');
    expect(loaded()).toContain('sharp');
    expect(loaded()).not.toContain('onnxruntime');
    // The hook would have heard it.
    run(['check', root, '--no-cache', '--clip', TINY_CLIP], env);
    expect(loaded()).toContain('onnxruntime');
  });
});

describe('--clip that cannot be followed', () => {
  it('without the runtime measures all else, and says what to install', () => {
    const {env} = hooked('onnxruntime-node');
    const {stdout, status} = run(['check', root, '--format', 'json', '--no-cache', '--clip', TINY_CLIP], env);
    const {metrics, score} = JSON.parse(stdout) as HealthReport;
    expect(status).toBe(0);
    expect(metrics['alignment']).toMatchObject({
      status: 'not-run',
      reason: expect.stringContaining('npm install onnxruntime-node'),
    });
    expect(score.value).not.toBeNull();
  });
  it.each([
    [['--clip', '/no/such/model'], 'There is no model at /no/such/model'],
    [['--clip', TINY_CLIP, '--no-images'], '--clip needs a look at the images'],
    [['--clip', TINY_CLIP, '--clip-dtype', 'fp64'], 'There is no dtype "fp64"'],
    [['--clip', TINY_CLIP, '--device', 'tpu'], 'There is no device "tpu"'],
    [['--clip', TINY_CLIP, '--no-cache', '--device', 'dml'], 'Models cannot be run on dml here'],
  ])('%j is said in one line', (args, message) => {
    const {status, stderr} = run(['check', root, ...args]);
    expect([status, stderr]).toEqual([2, expect.stringContaining(message)]);
    expect(stderr).not.toContain('    at ');
  });
  it('may not lead out of the folder of tagnosis.yml', () => {
    const set = dataSet({...shapes(3), 'tagnosis.yml': `alignment: {model: ../tiny-clip}\n`});
    const {status, stderr} = run(['check', set]);
    expect([status, stderr]).toEqual([2, expect.stringContaining('alignment.model')]);
  });
  it('may lie beside tagnosis.yml', () => {
    const files = Object.fromEntries(Object.entries(shapes(40)).map(([name, content]) => [`train/${name}`, content]));
    const set = dataSet({...files, 'tagnosis.yml': 'alignment: {model: model}\n'});
    cpSync(TINY_CLIP, join(set, 'model'), {recursive: true});
    const {metrics} = JSON.parse(run(['check', join(set, 'train'), '--format', 'json']).stdout) as HealthReport;
    expect(metrics['alignment']).toMatchObject({status: 'scored'});
  });
});

describe('Ctrl-C while the model runs', () => {
  it('ends the run without a crash, and the next one goes on', async () => {
    const cache = join(dataSet({}), 'cache');
    const args = ['check', root, '--format', 'json', '--clip', TINY_CLIP, '--cache-dir', cache];
    const whole = run(args.slice(0, -2).concat('--no-cache')).stdout;
    for (const moment of [150, 300, 450, 600]) {
      const child = spawn(process.execPath, [CLI, ...args], {stdio: 'ignore'});
      const timer = setTimeout(() => child.kill('SIGINT'), moment);
      const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
      clearTimeout(timer);
      // Before the program listens, the system ends it.
      expect([0, 130, null]).toContain(code);
      expect([null, 'SIGINT']).toContain(signal);
    }
    expect(run(args).stdout).toBe(whole);
  });
});
