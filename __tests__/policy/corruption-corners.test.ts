import {describe, expect, it} from '@jest/globals';
import {corruption} from '../helpers/prove/experiment.ts';
import {generate, KINDS} from '../helpers/prove/generate.ts';
import {goodness} from '../helpers/prove/measure.ts';

const score = (captions: Parameters<typeof goodness>[0], figure: string): number =>
  goodness(captions).get(figure)?.score ?? Number.NaN;

describe('an exact duplicate', () => {
  it.each(KINDS.flatMap(kind => [0, 0.1, 0.3].map(level => [kind, level] as const)))(
    'never raises Uniqueness (%s, a share of %d too long)',
    (kind, level) => {
      const set = corruption('long-captions').apply(generate(kind, {items: 40, seed: 1}), level, 1);
      const before = score(set, 'uniqueness');
      for (const item of set.slice(0, 4)) expect(score([...set, item], 'uniqueness')).toBeLessThanOrEqual(before);
    },
  );
});

describe('a set whose every caption overflows', () => {
  it.each(KINDS)('cannot reach 90 (%s)', kind => {
    const set = corruption('long-captions').apply(generate(kind, {items: 60, seed: 2}), 1, 2);
    expect(score(set, 'token-overflow')).toBe(0);
    expect(score(set, 'dhs')).toBeLessThan(90);
  });
});

describe('boilerplate tags', () => {
  it.each(['style', 'concept', 'mixed'] as const)('saturate from nine captions in ten on (%s)', kind => {
    const set = generate(kind, {items: 100, seed: 3});
    const at = (share: number): number => score(corruption('boilerplate-tags').apply(set, share / 2, 3), 'saturation');
    expect([0, 0.3, 0.6, 0.89].map(at)).toEqual([100, 100, 100, 100]);
    expect(at(0.9)).toBeLessThan(90);
    expect(at(1)).toBeLessThan(at(0.9));
  });
});
