import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {analyzeFully} from '../../../src/analyze.ts';
import {run} from '../../../src/frontends/cli/run.ts';
import {saveStatistics} from '../../../src/statistics/saved.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {safetensors} from '../../helpers/safetensors.ts';
import {recorder} from '../../helpers/world.ts';

describe('options of reading, and what was counted before', () => {
  const root = dataSet({'set/1.png': null, 'set/1.txt': 'hat, tie'});
  const [set, saved] = [join(root, 'set'), join(root, 'saved.json')];
  const warned = async (...args: readonly string[]) => {
    const world = recorder(['check', ...args, '--no-config']);
    await run(world);
    return world.warned.join('');
  };
  const save = async () => writeFileSync(saved, saveStatistics((await analyzeFully(set)).statistics));

  it('says which of them changed nothing', async () => {
    await save();
    expect(await warned(saved, '--separator', 'space', '--no-images')).toBe(
      `${saved} was counted before: --separator, --no-images changed nothing in it.\n`,
    );
  });
  it.each([
    ['nothing where none was given', []],
    ['nothing of those that judge', ['--metrics', 'gini', '--purpose', 'style', '--advice', '1']],
    ['nothing where it is to be quiet', ['--trigger', 'hat', '-q']],
  ])('says %s', async (_, options) => {
    await save();
    expect(await warned(saved, ...options)).toBe('');
  });
  it('says it of a LoRA too, whose trigger still counts', async () => {
    const lora = join(root, 'some.safetensors');
    writeFileSync(lora, safetensors({ss_tag_frequency: {'1_set': {hat: 3, tie: 2}}}));
    expect(await warned(lora, '--encoder', 'none', '--trigger', 'hat')).toBe(
      `${lora} was counted before: --encoder changed nothing in it.\n`,
    );
  });
  it('says it of either side of a comparison', async () => {
    await save();
    const world = recorder(['compare', saved, set, '--separator', 'space', '--no-images', '--no-config']);
    await run(world);
    expect(world.warned.join('')).toBe(
      `${saved} was counted before: --separator, --no-images changed nothing in it.\n`,
    );
  });
  it('says nothing of a data set, where they hold', async () =>
    expect(await warned(set, '--no-images', '--separator', 'space')).toBe(''));
});
