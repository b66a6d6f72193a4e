import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {check} from '../../../src/frontends/cli/check.ts';
import {compareSides} from '../../../src/frontends/cli/compare.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {times} from '../../helpers/findings.ts';
import {recorder, type Recorder} from '../../helpers/world.ts';

const HATS = times(30, i => `pell, hat ${'abcdef'[i % 6]}, view ${'xyz'[i % 3]}`);
const LONG = times(15, i => `pell, hat ${'abcdef'[i % 6]}, ${times(9, n => `detail ${n} of ${i}`).join(', ')}`);

function folder(captions: readonly string[]): string {
  return dataSet(Object.fromEntries(captions.map((caption, i) => [`${i}.txt`, caption])));
}

async function saveBaseline(path: string): Promise<Recorder> {
  const world = recorder([]);
  await check(world, [path, '--save-baseline', 'b.json', '--captions-only', '--advice', 'none']);
  return world;
}

describe('check --save-baseline', () => {
  it('keeps what compare holds a later version against, and names no folder of this machine', async () => {
    const root = folder(HATS);
    const [[name, text] = ['', '']] = (await saveBaseline(root)).written;
    expect(name).toBe('b.json');
    expect(text).not.toContain(join(root, '..'));
    const world = recorder([]);
    const grown = folder([...HATS, ...LONG]);
    await compareSides(world, [join(dataSet({'b.json': text}), 'b.json'), grown, '--captions-only']);
    const printed = world.printed.join('');
    expect(printed).toContain('30 → 45 items: 30 as they were, 15 added');
    expect(printed).toMatch(
      /Images and captions\n {2}Tags an item: 3 → 3 in the middle \(D 0\.33\)\n {2}Tokens an item: /,
    );
  });
  it('takes one data set', async () => {
    await expect(check(recorder([]), ['a', 'b', '--save-baseline', 'b.json'])).rejects.toThrow(
      '--save-baseline takes one',
    );
  });
});
