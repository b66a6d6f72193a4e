import {spawnSync} from 'node:child_process';
import {cpSync, readFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import process from 'node:process';
import {describe, expect, it} from '@jest/globals';
import {dataSet} from '../helpers/data-set.ts';

/** Commands of the page about sets that are no examples. */
const blocks = [
  ...readFileSync('docs/fix.md', 'utf8').matchAll(
    /```console\n\$ npx tagnosis (\w+) (?!examples\/)(\w+)( .+)?\n([\s\S]*?)```/g,
  ),
].map(([, command = '', set = '', options = '', output = '']) => ({set, args: `${command} ${set}${options}`, output}));

describe('transcripts of real sets', () => {
  it('are there', () => expect(blocks.length).toBeGreaterThan(0));
  it.each(blocks)('tagnosis $args prints what it says', ({set, args, output}) => {
    const cwd = dataSet({});
    cpSync(`../shared/data/lora/${set}`, join(cwd, set), {recursive: true});
    const cli = resolve('dist/cli.cjs');
    const {stdout, stderr} = spawnSync(process.execPath, [cli, ...args.split(' ')], {encoding: 'utf8', cwd});
    expect((stdout + stderr).trimEnd()).toBe(output.trimEnd());
  });
});

describe('kohya_ss_test', () => {
  it('eight copies go, each with its caption, and a check then finds the predicted score', () => {
    const cwd = dataSet({});
    cpSync('../shared/data/lora/kohya_ss_test', join(cwd, 'set'), {recursive: true});
    const tagnosis = (...args: string[]): string => {
      const {stdout, stderr} = spawnSync(process.execPath, [resolve('dist/cli.cjs'), ...args], {encoding: 'utf8', cwd});
      return stdout + stderr;
    };
    const said = tagnosis('fix', 'set', '--suggested', '--write');
    expect(said).toContain('16 files set aside (near-duplicate-images).');
    expect(said).toContain('Health score 72.8 → 91.6 (+18.8).');
    expect(JSON.parse(tagnosis('check', 'set', '-f', 'json'))).toMatchObject({
      dataset: {items: 8},
      score: {value: expect.closeTo(91.6, 1)},
    });
  });
});
