import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {describe, expect, it, jest} from '@jest/globals';
import {analyze, analyzeFully} from '../../../../src/analyze.ts';
import {load} from '../../../../src/frontends/notebook/api/load.ts';
import {memorySource} from '../../../../src/sources/memory.ts';
import {saveStatistics} from '../../../../src/statistics/saved.ts';
import {dataSet} from '../../../helpers/data-set.ts';
import {inFolder} from '../../../helpers/in-folder.ts';
import {inKernel} from '../../../helpers/notebook-host.ts';
import {shapes, TINY_CLIP} from '../../../helpers/tiny-clip.ts';
import {itemsOf} from '../../../helpers/sets.ts';

const FILES = {'a.png': null, 'a.txt': 'sks, hat', 'b.png': null, 'b.txt': 'sks, boots'};
const CAPTIONS = ['sks, hat', 'sks, boots', 'sks, hat, night'];

describe('load(from)', () => {
  it('reads a folder as analyze does, images among it', async () => {
    const root = dataSet(FILES);
    const {report, statistics} = await analyzeFully(root, {images: {cache: null}});
    const set = await load(root, {cache: false});
    expect(set.report().json).toEqual(report);
    expect(set.score).toBe(report.score.value);
    expect(set.name).toBe(report.dataset.name);
    expect(set.statistics).toEqual(statistics);
    expect(set.statistics.images.images).toBe(2);
  });

  it('takes a path relative to the notebook', async () => {
    const set = await inFolder(dataSet({'train/a.png': null, 'train/a.txt': 'hat'}), () =>
      load('train', {images: false}),
    );
    expect(set.name).toBe('train');
  });

  it('takes items, a source, saved statistics', async () => {
    const items = itemsOf(CAPTIONS);
    const report = await analyze(memorySource(items), {trigger: ['sks']});
    expect((await load(items, {trigger: 'sks'})).report().json).toEqual(report);
    expect((await load(memorySource(items), {trigger: ['sks']})).report().json).toEqual(report);
    const {statistics} = await analyzeFully(memorySource(items), {trigger: ['sks']});
    const file = join(dataSet({'s.json': saveStatistics(statistics)}), 's.json');
    const counted = await load(file);
    expect(counted.score).toBe(report.score.value);
    expect(() => counted.items()).toThrow('items() needs captions');
    expect(() => counted.pairs()).toThrow('pairs() needs captions');
    expect(counted.tags().rows).toHaveLength(4);
  });

  it('heeds the nearest tagnosis.yml, but where the cell says otherwise', async () => {
    const root = dataSet({'tagnosis.yml': 'trigger: hat\nimages: {enabled: false}\n'});
    mkdirSync(join(root, 'train'));
    for (const [name, text] of Object.entries(FILES)) writeFileSync(join(root, 'train', name), text ?? '');
    const told = await load(join(root, 'train'));
    expect(told.report().json.dataset.trigger?.text).toBe('hat');
    expect(told.statistics.images.images).toBe(0);
    expect((await load(join(root, 'train'), {trigger: 'sks'})).report().json.dataset.trigger?.text).toBe('sks');
    const alone = await load(join(root, 'train'), {config: false, cache: false});
    expect(alone.report().json.dataset.trigger?.text).not.toBe('hat');
    expect(alone.statistics.images.images).toBe(2);
  });

  it('shows images to a model that the cell names', async () => {
    const root = dataSet(shapes(120));
    const told = await load(root, {clip: TINY_CLIP, cache: false});
    expect(told.metric('alignment').value).not.toBeNull();
    const without = await load(root, {cache: false});
    expect(without.metric('alignment').value).toBeNull();
  }, 60_000);

  it('says how far a model is', () =>
    inKernel(async host => {
      // Every look at the clock finds that three seconds went by: less is not spoken of.
      let time = Date.now();
      const clock = jest.spyOn(Date, 'now').mockImplementation(() => (time += 3000));
      try {
        await load(dataSet(shapes(12)), {clip: TINY_CLIP, cache: false});
      } finally {
        clock.mockRestore();
      }
      const said = host.published.map(({data}) => String(data['text/plain']));
      expect(said).toContain('Looking at 12 of 12 images');
      expect(said.filter(text => /^Showing to the model \d+ of \d+ images and texts$/.test(text))).not.toEqual([]);
    }));

  it('says where it looked, and what is near', () =>
    inFolder(dataSet({'train/a.txt': 'hat'}), async () => {
      const wrong = load('./trian');
      await expect(wrong).rejects.toMatchObject({
        code: 'source-not-found',
        message: `${join(process.cwd(), 'trian')} does not exist.`,
        hint: expect.stringContaining(process.cwd()),
      });
      await expect(wrong).rejects.toMatchObject({hint: expect.stringContaining('train')});
    }));
});
