import {describe, expect, it} from '@jest/globals';
import {CLIP_PREPROCESSING, normalise, readPreprocessing, sideOf} from '../../../src/engines/clip/preprocessing.ts';

const read = (settings: Record<string, unknown>) => {
  const found = readPreprocessing(settings);
  if ('refused' in found) throw new Error(found.refused);
  return found;
};

describe('readPreprocessing(settings)', () => {
  it("takes CLIP's own for what is not said", () =>
    expect(read({})).toEqual({preprocessing: CLIP_PREPROCESSING, notes: []}));
  it('reads sizes in all their forms', () => {
    expect(read({size: 64, crop_size: 32}).preprocessing.fit).toEqual({
      resize: {shortest: 64},
      filter: 'bicubic',
      crop: {width: 32, height: 32},
    });
    expect(read({size: {shortest_edge: 64}}).preprocessing.fit.resize).toEqual({shortest: 64});
    const squashed = read({size: {height: 8, width: 8}, do_center_crop: false, resample: 2}).preprocessing;
    expect(squashed.fit).toEqual({resize: {width: 8, height: 8}, filter: 'bilinear', crop: null});
    expect(sideOf(squashed)).toBe(8);
    expect(sideOf(read({do_center_crop: false}).preprocessing)).toBeNull();
  });
  it('leaves out the steps that are switched off', () => {
    const {factor, mean, deviation, fit} = read({
      do_resize: false,
      do_rescale: false,
      do_normalize: false,
    }).preprocessing;
    expect([factor, mean, deviation, fit.resize]).toEqual([1, [0, 0, 0], [1, 1, 1], null]);
  });
  it('names what it passes over, and is silent on who made the file', () =>
    expect(read({image_processor_type: 'CLIPImageProcessor', flavour: 3, do_dream: false}).notes).toEqual([
      'preprocessor_config.json: "flavour" is passed over',
      'preprocessor_config.json: "do_dream" is passed over',
    ]));
  it.each([
    [{do_pad: true}, 'do_pad'],
    [{size: -1}, '"size"'],
    [{size: {width: 3}}, '"size"'],
    [{size: 1e9}, '"size"'],
    [{crop_size: 'large'}, '"crop_size"'],
    [{resample: 4}, '"resample"'],
    [{image_std: [1, 0, 1]}, '"image_std"'],
    [{image_mean: [1]}, '"image_mean"'],
    [{rescale_factor: '1/255'}, '"rescale_factor"'],
  ])('refuses %j', (settings, why) =>
    expect(readPreprocessing(settings)).toEqual({refused: expect.stringContaining(why)}),
  );
});

describe('normalise(planes, preprocessing, out)', () => {
  it('is (x / 255 − mean) / deviation, colour by colour', () => {
    const out = new Float32Array(6);
    const preprocessing = {...CLIP_PREPROCESSING, mean: [0, 0.5, 1], deviation: [1, 2, 4]};
    normalise(Uint8Array.of(0, 255, 0, 255, 0, 255), preprocessing, out);
    expect([...out]).toEqual([0, 1, -0.25, 0.25, -0.25, 0]);
  });
});
