import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {openClipFolder} from '../../../src/engines/clip/model-folder.ts';
import {dataSet} from '../../helpers/data-set.ts';

describe('openClipFolder(path) of a folder with both exports', () => {
  it.each([
    ['beside each other', '', ''],
    ['below the joint one', 'onnx/', ''],
    ['above the joint one', '', 'onnx/'],
  ])('takes the two towers %s', (_, towers, joint) => {
    const folder = dataSet({
      [`${towers}text_model.onnx`]: 'text',
      [`${towers}vision_model.onnx`]: 'image',
      [`${joint}model.onnx`]: 'both',
    });
    expect(openClipFolder(folder)).toMatchObject({
      text: join(folder, `${towers}text_model.onnx`),
      image: join(folder, `${towers}vision_model.onnx`),
    });
  });

  it('takes the joint one where a tower is missing, and weights that were asked for before either', () => {
    const folder = dataSet({'text_model.onnx': 't', 'onnx/model.onnx': 'm', 'onnx/model_fp16.onnx': 'h'});
    expect(openClipFolder(folder)).toMatchObject({text: join(folder, 'onnx/model.onnx')});
    expect(openClipFolder(folder, 'fp16')).toMatchObject({text: join(folder, 'onnx/model_fp16.onnx'), dtype: 'fp16'});
  });
});
