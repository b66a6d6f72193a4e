import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {collectFrom} from '../../src/open-set.ts';
import {run} from '../../src/frontends/cli/run.ts';
import {dataSet} from '../helpers/data-set.ts';
import {recorder} from '../helpers/world.ts';

const FILES = {
  kohya: 'd.toml',
  onetrainer: 'c.json',
  'ai-toolkit': 'j.yaml',
  simpletuner: 'b.json',
  'diffusion-pipe': 'p.toml',
};
/** By size: 24 24 24 19 13 10 7 6 4 1. */
const EXPOSURES = [10, 19, 20, 21, 24, 24, 24, 24, 24, 26];

describe('plan of mickey1928, folders balanced', () => {
  it.each(Object.entries(FILES))('%s: read back, the epoch has 216 images as planned', async (trainer, file) => {
    const world = recorder(['plan', '../shared/data/lora/mickey1928', '-t', trainer, '--balance', 'folders']);
    expect(await run(world)).toBe(0);
    const path = join(dataSet({}), file);
    writeFileSync(path, world.printed.join(''));
    const {collected} = await collectFrom(path);
    expect(collected.statistics.subsets.map(({exposures}) => Math.round(exposures)).toSorted((a, b) => a - b)).toEqual(
      EXPOSURES,
    );
    expect(world.warned.join('')).toContain('As planned: 216 images, evenness 0.990');
  });
  it('the sick example is accepted by the strict reader of kohya settings', async () => {
    const world = recorder(['plan', 'examples/sick', '-t', 'kohya', '--balance', 'folders', '--trigger', 'pellmo']);
    expect(await run(world)).toBe(0);
    const path = join(dataSet({}), 'd.toml');
    writeFileSync(path, world.printed.join(''));
    const {collected} = await collectFrom(path);
    const planned = [...world.printed.join('').matchAll(/= (\d+) an epoch/g)].map(([, n]) => Number(n));
    expect(collected.statistics.subsets.map(({exposures}) => exposures)).toEqual(planned);
  });
});

describe('plan of real sets beyond folders', () => {
  async function written(argv: readonly string[], file: string) {
    const world = recorder(['plan', ...argv, '-o', join(dataSet({}), file)]);
    expect(await run(world)).toBe(0);
    for (const [path, text] of world.written) writeFileSync(path, text);
    const {collected} = await collectFrom(world.written.at(-1)?.[0] ?? '');
    return {collected, warned: world.warned.join('').replaceAll('\n', ' ')};
  }
  it('kohya_ss_test: 8 pictures in two folders, each seen ten times in all', async () => {
    const {collected, warned} = await written(
      ['../shared/data/lora/kohya_ss_test', '-t', 'kohya', '--balance', 'clusters'],
      'd.toml',
    );
    expect([...collected.corpus.repeats]).toEqual(Array.from({length: 16}, () => 5));
    expect(warned).toContain('As planned: 80 images');
  });
  it('wikipetan: kohya is given the captions that lie apart', async () => {
    const {collected} = await written(['../shared/data/lora/wikipetan', '-t', 'kohya'], 'd.toml');
    expect([
      collected.corpus.keys.length,
      collected.corpus.texts.filter(text => text.startsWith('tk, 1girl')).length,
    ]).toEqual([14, 14]);
    expect([...collected.corpus.repeats]).toEqual(Array.from({length: 14}, () => 5));
  });
});
