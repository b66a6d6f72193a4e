import {readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterEach, describe, expect, it} from '@jest/globals';
import {getModel} from '../../../src/engines/models/get-model.ts';
import {storedModels} from '../../../src/engines/models/model-store.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {type Hub, hub, type Trouble} from '../../helpers/hub.ts';
import {lockClock} from '../../helpers/lock-clock.ts';

const NAME = {org: 'drawn', name: 'tiny-clip'};
const hubs: Hub[] = [];
afterEach(async () => {
  await Promise.all(hubs.splice(0).map(({close}) => close()));
});

describe('getModel(name, {time}) ends when another process holds its folder', () => {
  it.each<[string, Trouble]>([
    ['while a file comes', () => true],
    ['while it waits for the next try', (_request, response) => (response.destroy(), true)],
  ])('%s', async (_title, trouble) => {
    const models = dataSet({});
    const lock = join(models, 'drawn--tiny-clip', '.lock');
    const time = lockClock();
    const server = await hub((request, response, file) => {
      rmSync(lock);
      writeFileSync(lock, '12 elsewhere token');
      const answered = trouble(request, response, file);
      // What comes first when a process that was stopped goes on.
      setImmediate(() => time.pass(5000));
      return answered;
    });
    hubs.push(server);
    const {endpoint} = server;
    const waits = {retry: 60_000, stall: 60_000};
    await expect(getModel(NAME, {models, lockFolder: models, endpoint, waits, time})).rejects.toMatchObject({
      code: 'model-download',
      message: expect.stringContaining('drawn/tiny-clip is no longer ours to fetch'),
    });
    expect(readFileSync(lock, 'utf8')).toBe('12 elsewhere token');
    expect(storedModels(models, NAME)).toEqual([]);
  });
});
