import {describe, expect, it} from '@jest/globals';
import {thrownFailure} from '../../../../src/frontends/notebook/kernel/errors.ts';

/** The lines of a traceback that are no frames. */
function told(thrown: unknown): string[] {
  return thrownFailure(thrown).traceback.filter(line => !/^\s+at /.test(line));
}

describe('an error with a cause', () => {
  it('tells it, and the cause of that', () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), {code: 'ECONNREFUSED'});
    const failed = new TypeError('fetch failed', {cause: new Error('no hat', {cause: refused})});
    expect(told(failed)).toEqual([
      'TypeError: fetch failed',
      'Caused by: Error: no hat',
      'Caused by: Error: connect ECONNREFUSED 127.0.0.1:1',
    ]);
  });
  it('that is no error tells it too', () => {
    expect(told(new Error('outer', {cause: {hats: 3}}))).toEqual(['Error: outer', 'Caused by: { hats: 3 }']);
    expect(told(new Error('outer', {cause: null}))).toEqual(['Error: outer', 'Caused by: null']);
  });
  it('that is itself, or one of many, ends', () => {
    const circle = new Error('circle');
    circle.cause = circle;
    expect(told(circle)).toEqual(['Error: circle']);
    let deep = new Error('0');
    for (let i = 1; i < 50; i++) deep = new Error(String(i), {cause: deep});
    expect(told(deep).length).toBeLessThan(12);
    expect(thrownFailure(deep).traceback.length).toBeLessThanOrEqual(60);
  });
});

describe('several errors in one', () => {
  it('are told each', () => {
    const many = new AggregateError([new Error('hat'), new RangeError('cap'), 5], 'all failed');
    expect(told(many)).toEqual([
      'AggregateError: all failed',
      'One of 3: Error: hat',
      'One of 3: RangeError: cap',
      'One of 3: 5',
    ]);
    const lots = new AggregateError(
      Array.from({length: 99}, (_, i) => new Error(String(i))),
      'all failed',
    );
    expect(told(lots).length).toBeLessThan(12);
  });
});
