import {describe, expect, it} from '@jest/globals';
import {TagnosisError} from '../../../../../src/errors.ts';
import {bundleOf} from '../../../../../src/frontends/notebook/api/displayable.ts';
import {classWeights} from '../../../../../src/frontends/notebook/api/long-tail/class-weights.ts';
import {divergence} from '../../../../../src/frontends/notebook/api/long-tail/divergence.ts';

describe('divergence(p, q) in words', () => {
  it('names only what one side has and the other has not', () => {
    const words = String(divergence({a: 1, b: 0, c: 0}, {a: 1, b: 0, c: 1}));
    expect(words).toContain('reversed undefined: p is 0 for “c”;');
    expect(words).not.toContain('“b”');
    expect(String(divergence({a: 1, b: 0, c: 1}, {a: 1, b: 0, d: 2}))).toContain(
      'KL undefined: q is 0 for “c”, reversed undefined: p is 0 for “d”;',
    );
  });
  it('counts what it does not name', () => {
    const q = Object.fromEntries(Array.from({length: 9}, (_, i) => [`hat ${i}`, 1]));
    const words = String(divergence({...q, 'hat 3': 0, 'hat 4': 0, 'hat 5': 0, 'hat 6': 0, 'hat 7': 0}, q));
    expect(words).toContain('p is 0 for “hat 3”, “hat 4”, “hat 5” and 2 more;');
  });
  it('blames no class where a share is only too small to divide by', () => {
    const {kl} = divergence([1, 1], [1, 1e-310]);
    expect(kl).toBeNull();
    expect(String(divergence([1, 1], [1, 1e-310]))).toContain('KL undefined: a share of q is too small, ');
  });
});

describe('divergence(p, q) of numbers without a finite sum', () => {
  it.each([
    [
      [1e308, 1e308],
      [1, 2],
    ],
    [
      [1, 2],
      [1e308, 1e308],
    ],
  ])('is refused: %p, %p', (p, q) => {
    expect(() => divergence(p, q)).toThrow(TagnosisError);
    expect(() => divergence(p, q)).toThrow('The counts are too large to be added up.');
  });
  it('is refused where α makes it so', () =>
    expect(() => divergence([1, 2], [1, 2], {alpha: 1e308})).toThrow('too large'));
  it('is refused by classWeights too', () => expect(() => classWeights([1e308, 1e308])).toThrow('too large'));
});

describe('divergence(p, q) of equals', () => {
  it('is shown with nothing to draw', async () => {
    const found = divergence({hat: 3, cap: 1}, {hat: 3, cap: 1});
    expect(found.view().view.title).toBe('Both are distributed alike');
    const {data} = await bundleOf(found);
    expect(data).toMatchObject({'image/png': expect.any(String)});
  });
  it('takes what a table of statistics holds', () =>
    expect(divergence(Float64Array.of(3, 1), [3, 1])).toMatchObject({kl: 0, tv: 0}));
  it('says in words what is wrong with α, whatever it is', () => {
    for (const alpha of [-1, Infinity, Number.NaN, '0.5', null, 1n, Symbol('half'), Object.create(null)])
      expect(() => divergence([1], [1], {alpha: alpha as number})).toThrow(TagnosisError);
  });
});

describe('divergence(p, q) of more classes than a figure shows', () => {
  it('says of how many it shows those that changed most', () => {
    const found = divergence(
      Array.from({length: 40}, (_, i) => i),
      Array.from({length: 40}, (_, i) => 39 - i),
    );
    const {summary} = found.view().view;
    expect(summary).toContain('The figure shows the 24 of 40 that changed most.');
    expect(String(found)).not.toContain('figure');
    expect(found.table.title).toBe('40 classes, those that changed most first');
    expect(divergence([1], [2]).table.title).toBe('1 class');
  });
});
