import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {presentable} from '../../src/report/presentable.ts';

describe('presentable(value)', () => {
  it.each([
    [1 / 3, 0.333333333333],
    [200 / 3, 66.6666666667],
    [-1 / 3e10, -3.33333333333e-11],
    [0.1 + 0.2, 0.3],
    [123456.7890123456, 123456.789012],
    [0, 0],
    [10_000, 10_000],
  ])('makes %d to %d: twelve significant digits', (value, expected) => expect(presentable(value)).toBe(expected));

  it('cuts names and tags at 200 characters, sentences at 400, and no tag of a fix', () => {
    const long = '🎀'.repeat(300);
    const {label, what, fixes} = presentable({label: long, what: `${long} is rare`, fixes: [{tag: long}]});
    expect([label.length, label.at(-1), what.length]).toEqual([199, '…', 399]);
    expect(fixes).toEqual([{tag: long}]);
  });

  it('changes a number by less than 5·10⁻¹² of itself, and rounds once only', () =>
    fc.assert(
      fc.property(fc.double({min: -1e9, max: 1e9, noNaN: true}), value => {
        expect(Math.abs(presentable(value) - value)).toBeLessThanOrEqual(5.001e-12 * Math.abs(value));
        expect(presentable(presentable(value))).toBe(presentable(value));
      }),
    ));

  it('prints alike what differs in the last bit', () =>
    fc.assert(
      fc.property(fc.integer({min: 1, max: 10 ** 9}), thousandths => {
        const value = thousandths / 1000;
        expect(presentable(value * (1 + Number.EPSILON))).toBe(presentable(value));
      }),
    ));

  it('leaves text, flags and null, keys and their order, at any depth', () => {
    const report = {why: '0.12345678901234', partial: true, interval: null, rows: [{label: 'hat', value: 2 / 3}, [1]]};
    expect(JSON.stringify(presentable(report))).toBe(
      '{"why":"0.12345678901234","partial":true,"interval":null,"rows":[{"label":"hat","value":0.666666666667},[1]]}',
    );
    expect(report.rows[0]).toEqual({label: 'hat', value: 2 / 3});
  });

  it('gives back what holds no fraction, hostile keys included', () => {
    const {tree} = fc.letrec(tie => ({
      tree: fc.oneof(
        {maxDepth: 3},
        fc.string(),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        tie('list'),
        tie('map'),
      ),
      list: fc.array(tie('tree'), {maxLength: 3}),
      map: fc.dictionary(fc.oneof(fc.string(), fc.constant('constructor')), tie('tree'), {maxKeys: 3}),
    }));
    fc.assert(fc.property(tree, value => expect(JSON.stringify(presentable(value))).toBe(JSON.stringify(value))));
  });
});
