import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {collectFrom} from '../../../src/open-set.ts';
import {dataSet} from '../../helpers/data-set.ts';

const FILES = {
  'a/1.png': null,
  'a/1.txt': 'sks, hat',
  'b/2.png': null,
  'm.json': '{"2.png": {"tags": "sks, cat"}}',
};
const BESIDE = 'caption_extension = ".txt"\nimage_dir = "a"\n';
const LISTED = 'image_dir = "b"\nmetadata_file = "m.json"\n';

describe('metadata_file of kohya settings', () => {
  it('may stand in one [[datasets]] and not in another', async () => {
    const settings = `[[datasets]]\n[[datasets.subsets]]\n${BESIDE}[[datasets]]\n[[datasets.subsets]]\n${LISTED}`;
    const root = dataSet({...FILES, 'd.toml': settings});
    const {collected} = await collectFrom(join(root, 'd.toml'));
    expect(collected.corpus.texts).toEqual(['sks, hat', 'sks, cat']);
  });
  it('stands in all subsets of one, or in none', async () => {
    const settings = `[[datasets]]\n[[datasets.subsets]]\n${BESIDE}[[datasets.subsets]]\n${LISTED}`;
    const root = dataSet({...FILES, 'd.toml': settings});
    await expect(collectFrom(join(root, 'd.toml'))).rejects.toMatchObject({code: 'config-mixed-methods'});
  });
});
