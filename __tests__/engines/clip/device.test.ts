import process from 'node:process';
import {describe, expect, it} from '@jest/globals';
import {embed, type Embedded} from '../../../src/engines/clip/embed.ts';
import {likelyDevices} from '../../../src/engines/clip/likely-devices.ts';
import type {DeviceChoice} from '../../../src/config/models.ts';
import {policyOf} from '../../../src/engines/image/policy.ts';
import {EXPECTED, TINY_CLIP} from '../../helpers/tiny-clip.ts';

const TEXTS = EXPECTED.texts.map(({text}) => text);
const on = async (device: DeviceChoice): Promise<Embedded> =>
  embed({pictures: [], texts: TEXTS}, {model: TINY_CLIP, device, policy: policyOf('kohya'), cache: null, threads: 1});

describe('embed({…}, {device})', () => {
  it('auto takes what is there, and says so where what the runtime was built for is not', async () => {
    const [likely, {texts, model}, plain] = [await likelyDevices(), await on('auto'), await on('cpu')];
    const tried = [...likely, 'cpu'];
    expect(tried).toContain(model.device);
    if (model.device === 'cpu') expect(texts).toEqual(plain.texts);
    const failed = tried.slice(0, tried.indexOf(model.device)).join(' and ');
    const ran = model.device === 'cpu' ? 'the CPU' : model.device;
    expect(model.notes).toEqual(failed === '' ? [] : [`Models cannot be run on ${failed} here: ${ran} ran it`]);
  });

  it('a device that was asked for is taken, or nothing is', async () => {
    const absent = process.platform === 'darwin' ? 'cuda' : 'coreml';
    await expect(on(absent)).rejects.toMatchObject({
      code: 'model-device',
      message: `Models cannot be run on ${absent} here.`,
      hint: expect.stringContaining('--device auto') as unknown,
    });
  });
});
