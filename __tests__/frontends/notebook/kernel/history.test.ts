import {describe, expect, it} from '@jest/globals';
import {History} from '../../../../src/frontends/notebook/kernel/history.ts';

const cells = ['1', 'hat', '1', 'a12', '102'];
function history(): History {
  const made = new History();
  for (const [index, code] of cells.entries()) made.add(index + 1, code);
  made.setOutput('102');
  return made;
}
const numbers = (request: Record<string, unknown>) =>
  history()
    .read(request)
    .map(([, count]) => count);

describe('history', () => {
  it('tells the last cells', () =>
    expect(history().read({hist_access_type: 'tail', n: 2})).toEqual([
      [1, 4, 'a12'],
      [1, 5, '102'],
    ]));
  it('tells outputs when asked', () =>
    expect(history().read({hist_access_type: 'tail', n: 2, output: true})).toEqual([
      [1, 4, ['a12', null]],
      [1, 5, ['102', '102']],
    ]));
  it('tells ten cells when not told how many', () => expect(numbers({hist_access_type: 'tail'})).toHaveLength(5));
  it('tells none of none', () => expect(numbers({hist_access_type: 'tail', n: 0})).toEqual([]));
  it('tells a range without its end', () =>
    expect(numbers({hist_access_type: 'range', session: 0, start: 2, stop: 4})).toEqual([2, 3]));
  it('knows no other session', () =>
    expect(numbers({hist_access_type: 'range', session: -1, start: 1, stop: 9})).toEqual([]));
  it.each([
    ['1', [1, 3]],
    ['1?2', [5]],
    ['1?2*', [5]],
    ['*12', [4]],
    ['*', [1, 2, 3, 4, 5]],
    ['', []],
  ])('finds %j as a whole', (pattern, found) => expect(numbers({hist_access_type: 'search', pattern})).toEqual(found));
  it('keeps the last of equal cells', () =>
    expect(numbers({hist_access_type: 'search', pattern: '*', unique: true})).toEqual([2, 3, 4, 5]));
  it('keeps the last of what is found', () =>
    expect(numbers({hist_access_type: 'search', pattern: '1*', n: 1})).toEqual([5]));
  it('finds nothing quickly by many stars', () => {
    const made = new History();
    made.add(1, 'a'.repeat(20_000));
    expect(made.read({hist_access_type: 'search', pattern: `${'*a'.repeat(200)}b`})).toEqual([]);
  });
});
