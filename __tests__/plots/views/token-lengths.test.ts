import {describe, expect, it} from '@jest/globals';
import {tokenLengthsView} from '../../../src/plots/views/token-lengths.ts';

type Counted = Parameters<typeof tokenLengthsView>[0];

/** Captions of so many tokens each, for CLIP. */
function counted(lengths: readonly number[], more: Partial<Counted> = {}): Counted {
  const histogram = lengths.map(tokens => [tokens, 1] as const);
  const longest = Math.max(...lengths);
  return {kind: 'counted', encoder: 'clip', budget: 75, histogram, longest, items: lengths.length, ...more} as Counted;
}

describe('tokenLengthsView(counted)', () => {
  it('draws each window that trainers of CLIP have, with the share that exceeds it', () => {
    const {marks, title, bars} = tokenLengthsView(counted([20, 80, 90, 160, 240]));
    expect(title).toBe('80 % of the captions exceed 75 tokens');
    expect(marks.map(({label}) => label)).toEqual(['75: 80 % over', '150: 40 % over', '225: 20 % over']);
    // Places between columns.
    const width = Number(bars[1]?.label) - Number(bars[0]?.label);
    expect(marks.map(({value}) => value)).toEqual([75, 150, 225].map(tokens => Math.floor(tokens / width)));
  });
  it('draws no window that no caption exceeds, but the own', () => {
    expect(tokenLengthsView(counted([20, 80])).marks.map(({label}) => label)).toEqual(['75: 50 % over']);
    expect(tokenLengthsView(counted([20, 30])).marks.map(({label}) => label)).toEqual(['budget 75']);
    expect(tokenLengthsView(counted([20, 240]), 150).marks.map(({label}) => label)).toEqual([
      '75: 50 % over',
      '150: 50 % over',
      '225: 50 % over',
    ]);
  });
  it('draws the budget alone where windows would lie on each other, and for other encoders', () => {
    expect(tokenLengthsView(counted([20, 2000])).marks).toHaveLength(1);
    expect(tokenLengthsView(counted([20, 600], {encoder: 't5', budget: 512})).marks.map(({label}) => label)).toEqual([
      '512: 50 % over',
    ]);
  });
});
