import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {analyze, analyzeFully} from '../../src/analyze.ts';
import {run} from '../../src/frontends/cli/run.ts';
import {memorySource} from '../../src/sources/memory.ts';
import {loadStatistics, saveStatistics} from '../../src/statistics/saved.ts';
import {dataSet} from '../helpers/data-set.ts';
import {recorder} from '../helpers/world.ts';

const {statistics} = await analyzeFully(
  memorySource([
    {key: 'a', caption: 'sks, hat'},
    {key: 'b', caption: 'sks, cat'},
  ]),
);
const SAVED = saveStatistics(statistics);

const check = (text: string) => {
  const path = join(dataSet({'saved.json': text}), 'saved.json');
  return analyze(path);
};

describe('damaged statistics', () => {
  it('are judged as they were', async () =>
    expect((await check(SAVED)).dataset).toMatchObject({items: 2, digest: statistics.dataset.digest}));
  it('are checked part by part', () => expect(loadStatistics(SAVED)).toEqual(statistics));
  it.each([
    ['cut off', SAVED.slice(0, -100), 'cut off'],
    ['empty', SAVED.replace(/"statistics":.*/, '"statistics":{}}'), '"dataset" is missing'],
    ['null', SAVED.replace(/"statistics":.*/, '"statistics":null}'), '"statistics" is missing'],
    ['without tags', SAVED.replace('"tagCounts":{', '"tagCounts":[],"x":{'), '"tagCounts"'],
    ['of less than nothing', SAVED.replace('"items":2', '"items":-1'), '"dataset"'],
    ['of more than there can be', SAVED.replace('"items":2', '"items":1e999'), '"dataset"'],
    ['of tags less often than never', SAVED.replace(/"df":\{"float64":\[\d/, '$&,-1'), '"tagCounts"'],
    ['without what was told', SAVED.replace('"told":{', '"x":{'), '"told"'],
    ['changed deep down', SAVED.replace('"captionDuplicates":{', '"captionDuplicates":{},"x":{'), 'damaged'],
  ])('that are %s say so', async (_what, text, says) =>
    expect(check(text)).rejects.toMatchObject({
      code: 'source-unreadable',
      message: expect.stringMatching(new RegExp(`^saved\\.json.*${says}`)),
    }),
  );
  it('of another version are not read', async () =>
    expect(check(SAVED.replace('"version":2', '"version":99'))).rejects.toMatchObject({code: 'layout-unsupported'}));
});

describe('saved statistics where items are asked for', () => {
  it.each(['fix', 'plan'])('%s says what they lack', async command => {
    const world = recorder([command, join(dataSet({'saved.json': SAVED}), 'saved.json'), '--no-config']);
    expect(await run(world)).toBe(2);
    expect(world.warned.join('')).toBe(
      'tagnosis: saved.json holds counts, not the items they were counted from.\n  Give the data set itself.\n',
    );
  });
});

describe('a folder with the name of a file', () => {
  it.each(['x.safetensors', 'x.json'])('%s is read as a folder', async name => {
    const root = dataSet({});
    mkdirSync(join(root, name));
    writeFileSync(join(root, name, 'a.txt'), 'hat');
    expect((await analyze(join(root, name))).dataset).toMatchObject({layout: 'captions-only', items: 1});
  });
});
