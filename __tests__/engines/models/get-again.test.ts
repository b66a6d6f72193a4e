import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterEach, describe, expect, it} from '@jest/globals';
import {getModel, type GetOptions} from '../../../src/engines/models/get-model.ts';
import {lockedModel} from '../../../src/engines/models/model-lock.ts';
import {verifyModel} from '../../../src/engines/models/verify-model.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {FILES, type Hub, hub, REPOSITORY} from '../../helpers/hub.ts';

const NAME = {org: 'drawn', name: 'tiny-clip'};
const TEXT = 'onnx/text_model.onnx';
const LIGHT = {
  'onnx/text_model_fp16.onnx': Buffer.from('half a text model'),
  'onnx/vision_model_fp16.onnx': Buffer.from('half an image model'),
};
const hubs: Hub[] = [];
afterEach(async () => {
  await Promise.all(hubs.splice(0).map(({close}) => close()));
});

interface Place {
  readonly models: string;
  readonly server: Hub;
  readonly get: (more?: Partial<GetOptions>) => Promise<string>;
}

async function place(others: Readonly<Record<string, Buffer>> = LIGHT): Promise<Place> {
  const server = await hub(undefined, {...FILES, ...others});
  hubs.push(server);
  const [models, {endpoint}] = [dataSet({}), server];
  return {models, server, get: more => getModel(NAME, {models, lockFolder: models, endpoint, ...more})};
}

describe('getModel of a model that is here', () => {
  it('asks nobody where all is as it was locked', async () => {
    const {server, get} = await place();
    const folder = await get();
    const asked = server.asked.length;
    expect(await get()).toBe(folder);
    expect(server.asked).toHaveLength(asked);
  });

  it('fetches it anew where a file is not what it was', async () => {
    const {get} = await place();
    const folder = await get();
    writeFileSync(join(folder, TEXT), 'damaged');
    expect(await get()).toBe(folder);
    expect(readFileSync(join(folder, TEXT)).equals(FILES[TEXT] ?? Buffer.of())).toBe(true);
    expect(readdirSync(join(folder, '..'))).toHaveLength(1);
  });

  it('puts other weights beside those that are here', async () => {
    const {models, server, get} = await place();
    const folder = await get();
    expect(await get({dtype: 'fp16'})).toBe(folder);
    const names = Object.keys({...FILES, ...LIGHT}).filter(name => name.startsWith('onnx/'));
    expect(readdirSync(join(folder, 'onnx')).toSorted()).toEqual(names.map(name => name.slice(5)).toSorted());
    const locked = lockedModel(models, REPOSITORY);
    expect(Object.keys(locked?.files ?? {})).toEqual(expect.arrayContaining(names));
    expect(await verifyModel(folder, locked ?? {revision: '', files: {}})).toEqual([]);
    expect(readdirSync(join(folder, '..'))).toHaveLength(1);
    const asked = server.asked.length;
    await get();
    await get({dtype: 'fp16'});
    expect(server.asked).toHaveLength(asked);
  });
});

describe('getModel of a model of another vocabulary', () => {
  const config = Buffer.from(JSON.stringify({text_config: {vocab_size: 21_128}}));

  it('fetches its tokenizer.json too', async () => {
    const {models, get} = await place({'config.json': config, 'tokenizer.json': Buffer.from('{}')});
    expect(readdirSync(await get())).toContain('tokenizer.json');
    expect(Object.keys(lockedModel(models, REPOSITORY)?.files ?? {})).toContain('tokenizer.json');
  });

  it('says that there is none', async () => {
    const {get} = await place({'config.json': config});
    await expect(get()).rejects.toMatchObject({
      code: 'model-invalid',
      message: expect.stringContaining('there is no tokenizer.json') as unknown,
    });
  });

  it("leaves it where the vocabulary is CLIP's own", async () => {
    const {server, get} = await place({'tokenizer.json': Buffer.from('{}')});
    await get();
    expect(server.asked.map(({file}) => file)).not.toContain('tokenizer.json');
  });
});
