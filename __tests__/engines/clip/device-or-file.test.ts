import {copyFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {describe, expect, it} from '@jest/globals';
import type {Device} from '../../../src/config/models.ts';
import {embed} from '../../../src/engines/clip/embed.ts';
import {policyOf} from '../../../src/engines/image/policy.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {TINY_CLIP} from '../../helpers/tiny-clip.ts';

const ABSENT: Device = process.platform === 'darwin' ? 'cuda' : 'coreml';

const on = async (device: Device, model: string): Promise<unknown> =>
  embed({pictures: [], texts: ['hat']}, {model, device, policy: policyOf('kohya'), cache: null, threads: 1}).catch(
    (error: unknown) => error,
  );

function withText(content: string | null): string {
  const folder = dataSet({});
  for (const name of ['text_model.onnx', 'vision_model.onnx', 'config.json', 'preprocessor_config.json'])
    copyFileSync(join(TINY_CLIP, name), join(folder, name));
  if (content !== null) writeFileSync(join(folder, 'text_model.onnx'), content);
  return folder;
}

describe('a model that does not open on the device that was asked for', () => {
  it('is to blame where the CPU does not open it either', async () => {
    const folder = withText('<!DOCTYPE html><p>Log in');
    const found = await on(ABSENT, folder);
    expect(found).toMatchObject({
      code: 'model-invalid',
      message: `${join(folder, 'text_model.onnx')} is a web page, not a model.`,
    });
    expect(found).toEqual(await on('cpu', folder));
  });

  it('is not where the CPU does: the device is', async () => {
    expect(await on(ABSENT, withText(null))).toMatchObject({
      code: 'model-device',
      message: `Models cannot be run on ${ABSENT} here.`,
    });
  });
});
