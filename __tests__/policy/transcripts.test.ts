import {spawnSync} from 'node:child_process';
import {cpSync, readFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import process from 'node:process';
import {describe, expect, it} from '@jest/globals';
import {dataSet} from '../helpers/data-set.ts';

/** Pages with commands that print to both streams, and of which those that write name their file with `-o`. */
const PAGES = ['docs/fix.md', 'docs/plan.md'];

const blocks = PAGES.flatMap(page =>
  [...readFileSync(page, 'utf8').matchAll(/```console\n\$ npx tagnosis (\w+ examples\/.+)\n([\s\S]*?)```/g)].map(
    ([, command = '', output = '']) => [page, command, output] as const,
  ),
);

describe('transcripts', () => {
  it('are there', () => expect(new Set(blocks.map(([page]) => page)).size).toBe(PAGES.length));
  it.each(blocks)('%s: tagnosis %s prints what it says', (_page, command, output) => {
    const cwd = command.includes(' -o ') ? copied() : '.';
    const args = [resolve('dist/cli.cjs'), ...command.split(' ')];
    const {stdout, stderr} = spawnSync(process.execPath, args, {encoding: 'utf8', cwd});
    expect((stdout + stderr).trimEnd()).toBe(output.trimEnd());
  });
});

/** A folder with the examples, in which files may be written. */
function copied(): string {
  const root = dataSet({});
  cpSync('examples', join(root, 'examples'), {recursive: true});
  return root;
}
