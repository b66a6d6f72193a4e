import {describe, expect, it} from '@jest/globals';
import {spaced} from '../../src/corpus/spaced.ts';

describe('spaced(tag)', () => {
  it.each([
    ['blue_eyes', 'blue eyes'],
    ['x_ray_film', 'x ray film'],
    ['hatsune_miku_(vocaloid)', 'hatsune miku (vocaloid)'],
    ['^_^', '^_^'],
    ['o_o', 'o_o'],
    ['blue eyes', 'blue eyes'],
  ])('of %s is %s', (tag, want) => expect(spaced(tag)).toBe(want));
});
