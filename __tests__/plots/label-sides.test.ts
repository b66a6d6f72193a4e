import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {labelSides} from '../../src/plots/label-sides.ts';

const FRAME = {width: 400, height: 300, size: 10};
const dot = (x: number, y: number, label = 'hat'): {label: string; x: number; y: number; radius: number} => ({
  label,
  x,
  y,
  radius: 8,
});

describe('labelSides(dots, frame)', () => {
  it('is the right side where nothing is in the way', () =>
    expect(labelSides([dot(200, 150)], FRAME)).toEqual(['right']));
  it('turns away from the edge', () => {
    expect(labelSides([dot(395, 150)], FRAME)).toEqual(['left']);
    expect(
      labelSides([dot(395, 150, 'a name that is very long indeed, and longer than the picture is wide')], FRAME)[0],
    ).not.toBe('right');
  });
  it('turns away from a neighbour, and from its name', () => {
    expect(labelSides([dot(200, 150), dot(225, 150)], FRAME)).toEqual(['left', 'right']);
    expect(labelSides([dot(200, 150), dot(250, 150)], FRAME)[1]).toBe('right');
  });
  it('leaves a name out that would lie on others', () => {
    const crowd = Array.from({length: 30}, () => dot(200, 150));
    expect(labelSides(crowd, FRAME)).toContain(null);
  });
  it('says something of every dot, the same each time', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({min: 0, max: 400}), fc.integer({min: 0, max: 300})), {maxLength: 30}),
        places => {
          const dots = places.map(([x, y], i) => dot(x, y, `tag ${i}`));
          const sides = labelSides(dots, FRAME);
          expect(sides).toHaveLength(dots.length);
          expect(labelSides(dots, FRAME)).toEqual(sides);
        },
      ),
    ));
});
