import {join, resolve} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {SessionThread} from '../../../src/engines/clip/session.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {TINY_CLIP} from '../../helpers/tiny-clip.ts';

async function inputsOf(runtime: string): Promise<readonly string[]> {
  const thread = await SessionThread.start();
  try {
    const {inputs} = await thread.open(join(TINY_CLIP, 'vision_model.onnx'), {device: 'cpu', threads: 1, runtime});
    return inputs.map(({name}) => name);
  } finally {
    await thread.close();
  }
}

describe('the runtime of models', () => {
  it.each([['.'], ['node_modules'], ['node_modules/onnxruntime-node']])('is found in %s', async folder =>
    expect(await inputsOf(resolve(folder))).toEqual(['pixel_values']),
  );
  it('is not looked for in folders above, and one that does not load is none', async () => {
    const broken = dataSet({'node_modules/onnxruntime-node/package.json': '{"main": "gone.js"}'});
    for (const folder of [resolve('src'), dataSet({}), broken])
      await expect(inputsOf(folder)).rejects.toMatchObject({
        code: 'model-engine-missing',
        message: expect.stringContaining('holds no onnxruntime-node and no onnxruntime-web that loads here'),
      });
  });
});
