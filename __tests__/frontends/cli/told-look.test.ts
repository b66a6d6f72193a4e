import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {beforeAll, describe, expect, it} from '@jest/globals';
import {run} from '../../../src/frontends/cli/run.ts';
import {COMPARISON} from '../../../src/report/comparison-schema.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {drawn} from '../../helpers/pictures.ts';
import {recorder} from '../../helpers/world.ts';

let picture: Buffer;
beforeAll(async () => {
  picture = await drawn(1, 64, 48).png().toBuffer();
});

/** Statistics of one picture that was looked at by these settings, as a file. */
async function saved(settings: string): Promise<string> {
  const root = dataSet({'tagnosis.yml': settings, 'a.txt': '1girl, hat'});
  writeFileSync(join(root, 'a.png'), picture);
  const world = recorder(['check', root, '--no-cache', '--save-statistics', 'saved.json', '--quiet']);
  expect(await run(world)).toBe(0);
  const path = join(dataSet({}), 'saved.json');
  writeFileSync(path, world.written[0]?.[1] ?? '');
  return path;
}

async function mismatches(base: string, head: string): Promise<string[]> {
  const world = recorder(['compare', await saved(base), await saved(head), '--format', 'json']);
  expect(await run(world)).toBe(0);
  return COMPARISON.parse(JSON.parse(world.printed.join(''))).mismatches.map(({part}) => part);
}

describe('compare of sets whose images were looked at in other ways', () => {
  it.each([
    ['images: {orientation: apply}', ['images']],
    ['images: {mode: fast}', ['images']],
    ['duplicates: {p-hash: 4}', ['duplicates']],
    ['images: {alpha: white}\nduplicates: {d-hash: 8}', ['images', 'duplicates']],
    ['images: {orientation: ignore, timeout-ms: 5000, jobs: 1}', []],
  ])('says where it does not measure with one ruler: %j', async (settings, parts) => {
    expect(await mismatches('', settings)).toEqual(parts);
    expect(await mismatches(settings, settings)).toEqual([]);
  });
});
