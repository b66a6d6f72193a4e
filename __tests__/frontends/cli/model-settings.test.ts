import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {modelSettings} from '../../../src/frontends/cli/model-settings.ts';
import {CHECK_OPTIONS, parseOptions} from '../../../src/frontends/cli/options.ts';
import {dataSet} from '../../helpers/data-set.ts';

const root = dataSet({'wd/model.onnx': '', 'clip/model.onnx': ''});
const inRoot = (name: string): string => join(root, name);
const beside = (_key: string, name: string): string => inRoot(name);
const settings = (args: readonly string[], file: Parameters<typeof modelSettings>[1] = {}) =>
  modelSettings(parseOptions(args, CHECK_OPTIONS, 'check'), file, {beside, images: {}, world: {env: {}}});

describe('modelSettings(parsed, file, around)', () => {
  it('is nothing where no model is named', () => expect(settings(['--tagger-threshold', '0.5'])).toBeUndefined());

  it('takes a threshold from the file, and rather from its option', () => {
    const file = {model: 'wd', 'tagger-threshold': 0.4};
    expect(settings([], file)).toEqual({model: inRoot('wd'), taggerThreshold: 0.4});
    expect(settings(['--tagger-threshold', '0.5'], file)).toMatchObject({taggerThreshold: 0.5});
  });

  it('a tagger by itself is the model, and beside another the one that is scored', () => {
    const [wd, clip] = [inRoot('wd'), inRoot('clip')];
    expect(settings(['--tagger', wd])).toEqual({model: wd, tagger: wd});
    expect(settings([], {tagger: 'wd'})).toEqual({model: wd, tagger: wd});
    expect(settings(['--clip', clip], {tagger: 'wd'})).toEqual({model: clip, tagger: wd});
    expect(settings(['--clip', clip, '--tagger', wd], {model: 'x', tagger: 'y'})).toEqual({model: clip, tagger: wd});
  });

  it.each(['clip', 'tagger'])('--%s needs a look at the images', name => {
    const parsed = parseOptions([`--${name}`, inRoot('wd')], CHECK_OPTIONS, 'check');
    expect(() => modelSettings(parsed, {}, {beside, images: undefined, world: {env: {}}})).toThrow(
      expect.objectContaining({code: 'usage', message: `--${name} needs a look at the images, which are left out.`}),
    );
  });

  it.each(['0.01', '1.5', 'half'])('a threshold of %s is none', told => {
    expect(() => settings(['--clip', inRoot('wd'), '--tagger-threshold', told])).toThrow(
      expect.objectContaining({
        code: 'usage',
        message: `--tagger-threshold wants a number from 0.05 to 1, not "${told}".`,
        hint: 'For example: --tagger-threshold 0.35',
      }),
    );
  });
});
