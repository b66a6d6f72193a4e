import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {load} from '../../../../src/frontends/notebook/api/load.ts';
import {dataSet} from '../../../helpers/data-set.ts';
import {drawn} from '../../../helpers/pictures.ts';

async function set(settings: string): Promise<string> {
  const root = dataSet({'tagnosis.yml': settings, 'a.txt': 'hat', 'b.txt': 'boots', 'm.txt': 'scarf'});
  writeFileSync(join(root, 'a.png'), await drawn(1, 160, 120).png().toBuffer());
  writeFileSync(join(root, 'b.png'), await drawn(1, 80, 60).png().toBuffer());
  writeFileSync(join(root, 'm.png'), await drawn(1, 160, 120).flop().png().toBuffer());
  return root;
}

describe('load(from, {duplicates})', () => {
  const IGNORE = 'duplicates: {ignore: [[a.png, b.png]], transforms: [mirror, rotations]}';
  it('takes what the configuration says', async () => {
    const {statistics} = await load(await set(IGNORE), {cache: false});
    expect(statistics.images).toMatchObject({clusters: 3, accepted: {pairs: 1}, mirrors: {total: 2}});
    expect(statistics.images.turned).toEqual({total: 0, pairs: []});
  });
  it('goes before a configuration, rule by rule', async () => {
    const {statistics} = await load(await set(IGNORE), {cache: false, duplicates: {transforms: []}});
    expect(statistics.images).toMatchObject({clusters: 3, accepted: {pairs: 1}, mirrors: {total: 0}});
    expect(statistics.images.turned).toBeUndefined();
  });
  it('holds without one', async () => {
    const root = await set('');
    const [plain, told] = [
      await load(root, {cache: false}),
      await load(root, {cache: false, duplicates: {ignore: [['*', '*']]}}),
    ];
    expect([plain.statistics.images.clusters, told.statistics.images.clusters]).toEqual([2, 3]);
  });
  it('refuses what cannot be', async () =>
    expect(load(await set(''), {cache: false, duplicates: {pHash: 40}})).rejects.toMatchObject({
      code: 'usage',
      message: 'duplicates: pHash is 40.',
    }));
});
