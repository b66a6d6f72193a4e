import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {run} from '../../../src/frontends/cli/run.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {recorder} from '../../helpers/world.ts';

describe('a report of saved statistics', () => {
  it('says that gains need the data set', async () => {
    const root = dataSet(
      Object.fromEntries(Array.from({length: 24}, (_, i) => [`${i}.txt`, `sks, hat, hat, ${i % 6}, tag ${i}`])),
    );
    const world = recorder(['check', root, '--save-statistics', 's.json', '--captions-only']);
    expect(await run(world)).toBe(0);
    expect(world.printed.join('')).not.toContain('saved statistics');
    const saved = join(dataSet({'s.json': world.written[0]?.[1] ?? ''}), 's.json');
    const again = recorder(['check', saved]);
    await run(again);
    expect(again.printed.join('').replace(/\s+/g, ' ')).toContain(
      'known from the data set only, not from saved statistics',
    );
  });
});
