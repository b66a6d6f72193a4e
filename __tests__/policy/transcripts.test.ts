import {spawnSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import process from 'node:process';
import {describe, expect, it} from '@jest/globals';

/** Pages with commands that print to both streams and write nothing. */
const PAGES = ['docs/fix.md', 'docs/plan.md'];

const blocks = PAGES.flatMap(page =>
  [...readFileSync(page, 'utf8').matchAll(/```console\n\$ npx tagnosis (.+)\n([\s\S]*?)```/g)].map(
    ([, command = '', output = '']) => [page, command, output] as const,
  ),
);

describe('transcripts', () => {
  it('are there', () => expect(new Set(blocks.map(([page]) => page)).size).toBe(PAGES.length));
  it.each(blocks)('%s: tagnosis %s prints what it says', (_page, command, output) => {
    const {stdout, stderr} = spawnSync(process.execPath, ['dist/cli.cjs', ...command.split(' ')], {encoding: 'utf8'});
    expect((stdout + stderr).trimEnd()).toBe(output.trimEnd());
  });
});
