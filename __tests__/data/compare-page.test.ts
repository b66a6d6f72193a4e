import {readFileSync} from 'node:fs';
import {describe, expect, it} from '@jest/globals';
import {run} from '../../src/frontends/cli/run.ts';
import {inFolder} from '../helpers/in-folder.ts';
import {recorder} from '../helpers/world.ts';

const blocks = [
  ...readFileSync('docs/compare.md', 'utf8').matchAll(/```console\n\$ npx tagnosis (.+)\n([\s\S]*?)```/g),
].map(([, command = '', output = '']) => [command, output] as const);

describe('the explanations of docs/compare.md', () => {
  it('are two', () => expect(blocks.length).toBe(2));
  it.each(blocks)(
    'tagnosis %s prints what it says',
    async (command, output) => {
      const world = recorder(command.split(' '));
      expect(await inFolder('../shared/data/captions/emoji_rewrites', () => run(world))).toBe(0);
      expect(world.printed.join('').trimEnd()).toBe(output.trimEnd());
    },
    240_000,
  );
});
