import {describe, expect, it} from '@jest/globals';
import {pairMatrixView} from '../../../src/plots/views/pair-matrix.ts';

describe('the matrix of pairs', () => {
  const view = pairMatrixView({labels: ['hat', 'sea', 'boots', 'sand'], rows: [[], [-1], [2, -0.5], [null, 1.5, -2]]});

  it('is symmetric, with an empty diagonal and empty cells for what is not defined', () => {
    const at = (a: string, b: string): number | null | undefined =>
      view.values[view.rows.indexOf(a)]?.[view.columns.indexOf(b)];
    expect([at('hat', 'boots'), at('boots', 'hat'), at('sea', 'sand'), at('sand', 'boots')]).toEqual([2, 2, 1.5, -2]);
    expect([at('hat', 'hat'), at('hat', 'sand'), at('sand', 'hat')]).toEqual([null, null, null]);
  });
  it('puts together what meets, and says what meets most', () => {
    const first = view.rows.slice(0, 2).toSorted().join();
    expect(['boots,hat', 'sand,sea']).toContain(first);
    expect(view.title).toBe('“hat” and “boots” go together most');
    expect(view.summary).toContain('2 nats, 7.39 times as often as by chance');
  });
  it('says so where nothing meets oftener than by chance', () =>
    expect(pairMatrixView({labels: ['hat', 'sea'], rows: [[], [-1]]}).title).toBe('Tags meet as chance has it'));
});
