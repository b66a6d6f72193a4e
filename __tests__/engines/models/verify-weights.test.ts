import {existsSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {afterEach, describe, expect, it} from '@jest/globals';
import {getModel, type GetOptions} from '../../../src/engines/models/get-model.ts';
import {lockedModel, type LockedModel} from '../../../src/engines/models/model-lock.ts';
import {verifyModel} from '../../../src/engines/models/verify-model.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {FILES, type Hub, hub, REPOSITORY} from '../../helpers/hub.ts';

const LIGHT = {
  'onnx/text_model_fp16.onnx': Buffer.from('half a text model'),
  'onnx/vision_model_fp16.onnx': Buffer.from('half an image model'),
};
const hubs: Hub[] = [];
afterEach(async () => {
  await Promise.all(hubs.splice(0).map(({close}) => close()));
});

const NONE: LockedModel = {revision: '', files: {}};

/** A project whose lock knows both weights, and a machine on which only the light ones were fetched. */
async function light(): Promise<{
  readonly folder: string;
  readonly locked: LockedModel;
  readonly server: Hub;
  readonly get: (more?: Partial<GetOptions>) => Promise<string>;
}> {
  const server = await hub(undefined, {...FILES, ...LIGHT});
  hubs.push(server);
  const [lockFolder, first, models] = [dataSet({}), dataSet({}), dataSet({})];
  const of = (place: string) => async (more?: Partial<GetOptions>) =>
    getModel({org: 'drawn', name: 'tiny-clip'}, {models: place, lockFolder, endpoint: server.endpoint, ...more});
  await of(first)();
  await of(first)({dtype: 'fp16'});
  const folder = await of(models)({dtype: 'fp16'});
  return {folder, server, get: of(models), locked: lockedModel(lockFolder, REPOSITORY) ?? NONE};
}

describe('several weights of a model under one lock', () => {
  it('nobody misses those that were not fetched here', async () => {
    const {folder, locked} = await light();
    expect(Object.keys(locked.files)).toHaveLength(6);
    expect(existsSync(join(folder, 'onnx/text_model.onnx'))).toBe(false);
    expect(await verifyModel(folder, locked)).toEqual([]);
  });

  it('those that are here are not fetched again for others that are not', async () => {
    const {folder, server, get} = await light();
    const asked = server.asked.length;
    expect(await get({dtype: 'fp16'})).toBe(folder);
    expect(server.asked).toHaveLength(asked);
    expect(await get()).toBe(folder);
    expect(server.asked.length).toBeGreaterThan(asked);
    expect(existsSync(join(folder, 'onnx/text_model.onnx'))).toBe(true);
  });

  it('half of them is missing, and so are all', async () => {
    const {folder, locked} = await light();
    rmSync(join(folder, 'onnx/text_model_fp16.onnx'));
    expect(await verifyModel(folder, locked)).toEqual([{file: 'onnx/text_model_fp16.onnx', why: 'is missing'}]);
    rmSync(join(folder, 'onnx/vision_model_fp16.onnx'));
    const missing = (await verifyModel(folder, locked)).map(({file}) => file);
    expect(missing.toSorted()).toEqual(
      Object.keys({...FILES, ...LIGHT})
        .filter(name => name.endsWith('.onnx'))
        .toSorted(),
    );
  });
});
