import {describe, expect, it} from '@jest/globals';
import {TagnosisError} from '../../../../../src/errors.ts';
import {bundleOf} from '../../../../../src/frontends/notebook/api/displayable.ts';
import {classWeights} from '../../../../../src/frontends/notebook/api/long-tail/class-weights.ts';
import {toPlotly} from '../../../../../src/plots/plotly/to-plotly.ts';
import type {BarsView} from '../../../../../src/plots/view.ts';

describe('classWeights(counts) in words', () => {
  it('say of one class that nothing is to be levelled', () => {
    const found = classWeights({hat: 5});
    expect(String(found)).toBe('There is only one class, “hat”: nothing to level.');
    expect(found.table.title).toBe('1 class');
    expect(found.view().view.title).toBe('There is only one class');
  });
  it('say of classes that are alike that they are', () => {
    const found = classWeights({hat: 5, cap: 5});
    expect(String(found)).toBe('2 classes, all equally common: nothing to level.');
    expect(found.view().view.title).toBe('All classes are equally common');
    expect(found.table.rows.map(({effective}) => effective)).toEqual([1, 1]);
  });
  it('compare the commonest class with the rarest', () =>
    expect(String(classWeights({hat: 6, cap: 3, bow: 2}))).toMatch(
      /^3 classes: “hat” is 3 times as common as “bow”; weights to level them from /,
    ));
  it('say of none that there are none, and show nothing', async () => {
    for (const counts of [{}, [], {hat: 0}]) {
      const found = classWeights(counts);
      expect(String(found)).toBe('There are no classes.');
      expect(toPlotly(found.view().view).data).toHaveLength(1);
    }
    expect((await bundleOf(classWeights([]))).data).toMatchObject({'image/png': expect.any(String)});
  });
  it('say which classes a figure shows that does not show all', () => {
    const found = classWeights(Array.from({length: 80}, (_, i) => 1 + i));
    expect((found.view().view as BarsView).bars).toHaveLength(30);
    expect(found.view().view.summary).toContain('The figure shows the 15 commonest and the 15 rarest.');
    expect(String(found)).not.toContain('figure');
  });
});

describe('classWeights(counts) of what cannot be weighed', () => {
  it('says in words what is wrong with β, whatever it is', () => {
    for (const beta of [1, -0.1, Number.NaN, '0.5', 1n, Symbol('half'), {}, Object.create(null)])
      expect(() => classWeights({hat: 2, cap: 1}, {beta: beta as number})).toThrow(TagnosisError);
  });
  it('has finite weights of counts as large as numbers count', () => {
    const {table} = classWeights({hat: 1e17, cap: 1});
    for (const {effective, inverse} of table.rows) expect(Number.isFinite(effective) && inverse > 0).toBe(true);
    expect(table.rows[1]?.effective).toBeGreaterThan(1);
  });
  it('refuses counts whose ratio or weights are no numbers', () => {
    expect(() => classWeights([1e300, 1e-300])).toThrow('too far apart or too small');
    expect(() => classWeights([5e-324, 5e-324], {beta: 0.5})).toThrow('too far apart or too small');
  });
});
