import {spawnSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {describe, expect, it} from '@jest/globals';

const blocks = [...readFileSync('README.md', 'utf8').matchAll(/```console\n\$ npx tagnosis (.+)\n([\s\S]*?)```/g)];

describe('the README', () => {
  it('shows at least one command', () => expect(blocks.length).toBeGreaterThan(0));
  it.each(blocks.map(([, command = '', output = '']) => [command, output]))(
    'tagnosis %s prints what it says',
    (command, output) => {
      const {stdout} = spawnSync(process.execPath, ['dist/cli.cjs', ...command.split(' ')], {encoding: 'utf8'});
      expect(stdout.trimEnd()).toBe(output.trimEnd());
    },
  );
  it('names two commands', () =>
    expect(readFileSync('README.md', 'utf8')).toMatch(/npm ci && npx tagnosis check \S+.*\nnpm cit/));
});

describe('the examples', () => {
  const score = (name: string) => {
    const {stdout} = spawnSync(process.execPath, ['dist/cli.cjs', 'check', `examples/${name}`, '--format', 'json'], {
      encoding: 'utf8',
    });
    return (JSON.parse(stdout) as {score: {value: number}}).score.value;
  };
  it('are what they are called', () => {
    expect(score('healthy')).toBeGreaterThanOrEqual(95);
    expect(score('sick')).toBeLessThan(75);
  });
});
