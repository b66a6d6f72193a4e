import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {modelSettings} from '../../../src/frontends/cli/model-settings.ts';
import {CHECK_OPTIONS, parseOptions} from '../../../src/frontends/cli/options.ts';
import {dataSet} from '../../helpers/data-set.ts';

const root = dataSet({'wd/model.onnx': '', 'clip/model.onnx': ''});
const beside = (name: string): string => join(root, name);
const settings = (args: readonly string[], file: Parameters<typeof modelSettings>[1] = {}) =>
  modelSettings(parseOptions(args, CHECK_OPTIONS, 'check'), file, {beside, images: {}, world: {env: {}}});

describe('modelSettings(parsed, file, around)', () => {
  it('is nothing where no model is named', () => expect(settings(['--tagger-threshold', '0.5'])).toBeUndefined());

  it('takes a threshold from the file, and rather from its option', () => {
    const file = {model: 'wd', 'tagger-threshold': 0.4};
    expect(settings([], file)).toEqual({model: beside('wd'), taggerThreshold: 0.4});
    expect(settings(['--tagger-threshold', '0.5'], file)).toMatchObject({taggerThreshold: 0.5});
  });

  it.each(['0.01', '1.5', 'half'])('a threshold of %s is none', told => {
    expect(() => settings(['--clip', beside('wd'), '--tagger-threshold', told])).toThrow(
      expect.objectContaining({
        code: 'usage',
        message: `--tagger-threshold wants a number from 0.05 to 1, not "${told}".`,
        hint: 'For example: --tagger-threshold 0.35',
      }),
    );
  });
});
