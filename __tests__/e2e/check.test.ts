import {spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from '@jest/globals';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);
const root = mkdtempSync(join(tmpdir(), 'tagnosis-'));

function check(...args: string[]) {
  return spawnSync(process.execPath, ['dist/cli.cjs', ...args], {encoding: 'utf8'});
}

beforeAll(() => {
  mkdirSync(join(root, 'set', '10_cat'), {recursive: true});
  for (const [name, caption] of [
    ['a', 'sks, hat, __proto__'],
    ['b', 'sks, constructor, red hat'],
    ['c', '\u001b[31msks, (hat, {x|y}'],
  ] as const) {
    writeFileSync(join(root, 'set', '10_cat', `${name}.png`), PNG);
    writeFileSync(join(root, 'set', '10_cat', `${name}.txt`), caption);
  }
  mkdirSync(join(root, 'empty'));
});
afterAll(() => rmSync(root, {recursive: true}));

describe('tagnosis check', () => {
  it('prints a report without escape sequences of the data', () => {
    const {status, stdout} = check('check', join(root, 'set'));
    expect(status).toBe(0);
    expect(stdout).toContain('Health score');
    expect(stdout).not.toContain('\u001b');
  });
  it('gives the same bytes twice', () => {
    const run = (): string => check('check', join(root, 'set'), '--format', 'json').stdout;
    expect(run()).toBe(run());
    expect(JSON.parse(run())).toMatchObject({schemaVersion: 1, dataset: {items: 3, layout: 'kohya-folder'}});
  });
  it.each([
    [['check', 'nowhere-at-all'], 'There is nothing at'],
    [['check', '--fail-udner', '3', '.'], 'Did you mean --fail-under?'],
    [['check', '.', '--fail-under', 'x'], 'wants a number'],
    [['check', '.', '--profile', 'koyha'], 'Did you mean kohya?'],
    [['chekc', '.'], 'tagnosis check'],
    [['check'], 'Which data set?'],
  ])('%j exits with 2 and a hint', (args, words) => {
    const {status, stderr, stdout} = check(...args);
    expect(status).toBe(2);
    expect(stderr).toContain(words);
    expect(stderr).not.toContain('    at ');
    expect(stdout).toBe('');
  });
  it('says what an empty folder holds', () => {
    const {status, stderr} = check('check', join(root, 'empty'));
    expect([status, stderr]).toEqual([2, expect.stringContaining('it is empty')]);
  });
  it.each(['--help', 'check --help'])('teaches with %s', args =>
    expect(check(...args.split(' ')).stdout).toContain('Example'),
  );
});
