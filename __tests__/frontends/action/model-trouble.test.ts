import {describe, expect, it} from '@jest/globals';
import {analyze} from '../../../src/analyze.ts';
import {modelTrouble} from '../../../src/frontends/action/model-trouble.ts';
import {dataSet} from '../../helpers/data-set.ts';

type Sets = Parameters<typeof modelTrouble>[0]['sets'];

async function scored(): Promise<Sets> {
  const rows = Array.from({length: 40}, (_, i) => [
    [`${i}.png`, null],
    [`${i}.txt`, `sks, tag${i}, hat${i % 3}`],
  ]);
  return [
    {head: await analyze(dataSet(Object.fromEntries(rows.flat()) as Record<string, string | null>))},
  ] as unknown as Sets;
}

describe('modelTrouble(report)', () => {
  it('says why no model spoke', async () =>
    expect(modelTrouble({sets: await scored()})).toMatch(/^The model of clip-model-path was not asked\. \S.*\.$/));
  it('is null where nothing was scored', async () => {
    expect(modelTrouble({sets: []})).toBeNull();
    expect(modelTrouble({sets: (await scored()).map(set => ({...set, head: null}))})).toBeNull();
  });
});
