import {spawnSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {resolve} from 'node:path';
import {describe, expect, it} from '@jest/globals';

const blocks = [
  ...readFileSync('docs/compare.md', 'utf8').matchAll(/```console\n\$ npx tagnosis (.+)\n([\s\S]*?)```/g),
].map(([, command = '', output = '']) => [command, output] as const);

describe('the explanations of docs/compare.md', () => {
  it('are two', () => expect(blocks.length).toBe(2));
  // The built command: what scores hundreds of sets takes ten times as long inside of jest.
  it.each(blocks)(
    'tagnosis %s prints what it says',
    (command, output) => {
      const {stdout} = spawnSync(process.execPath, [resolve('dist/cli.cjs'), ...command.split(' ')], {
        cwd: '../shared/data/captions/emoji_rewrites',
        encoding: 'utf8',
      });
      expect(stdout.trimEnd()).toBe(output.trimEnd());
    },
    120_000,
  );
});
