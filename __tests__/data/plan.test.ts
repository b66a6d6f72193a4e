import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {collectFrom} from '../../src/analyze.ts';
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
