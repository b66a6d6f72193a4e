import {readdirSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import type {Checked} from '../../../src/frontends/action/check-run.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {checkChange, filesBelow} from '../../helpers/pull-request.ts';

const SICK = filesBelow('examples/sick', 'd');
const CAPTIONS = Object.keys(SICK).filter(path => path.endsWith('.txt'));
const CHANGED = Object.fromEntries(CAPTIONS.slice(0, 9).map(path => [path, 'pell, hat, night sky']));

/** All that is told of the sets but the names of the commits, which hold the time. */
function told({report}: Checked): string {
  return JSON.stringify(report.sets).replaceAll(/"label":"[0-9a-f]{7}"/g, '');
}

describe('checkRun(world) of a base whose report an earlier run kept', () => {
  it('gives the same bytes, though it counts less of the base', async () => {
    const cache = dataSet({});
    const first = await checkChange(SICK, {...SICK, ...CHANGED}, {}, cache);
    expect(first.report.sets[0]?.comparison?.items).toMatchObject({edited: 9});
    const kept = join(cache, 'scores');
    expect(readdirSync(kept)).toHaveLength(2);
    const again = await checkChange(SICK, {...SICK, ...CHANGED}, {}, cache);
    expect(told(again) === told(first)).toBe(true);
    expect(again.baselines.map(({statistics}) => statistics)).toEqual(
      first.baselines.map(({statistics}) => statistics),
    );
    rmSync(kept, {recursive: true});
    const anew = await checkChange(SICK, {...SICK, ...CHANGED}, {}, cache);
    expect(told(anew) === told(first)).toBe(true);
  });
});
