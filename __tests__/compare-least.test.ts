import {describe, expect, it} from '@jest/globals';
import {compareSides} from '../src/compare.ts';
import {openSide} from '../src/open-side.ts';
import type {Comparison} from '../src/report/comparison.ts';
import {memorySource} from '../src/sources/memory.ts';
import {times} from './helpers/findings.ts';
import {itemsOf} from './helpers/sets.ts';

const HATS = times(30, i => `pell, hat ${'abcdef'[i % 6]}, view ${'xyz'[i % 3]}, scarf ${'uvwst'[i % 5]}`);
const ALIKE = HATS.map((caption, i) => (i < 15 ? 'pell, hat a, solo' : caption));

async function compared(captions: readonly string[], least?: number): Promise<Comparison> {
  const [base, head] = [HATS, captions].map(set => openSide(memorySource(itemsOf(set), 'set'), 'set'));
  return compareSides(await base!, await head!, least === undefined ? {} : {least});
}

describe('compareSides(before, after, {least})', () => {
  it('tries neither chance nor files where the score moves less, and says so', async () => {
    const {score, significance, blame} = await compared(ALIKE, 100);
    expect(score.delta).toBeLessThan(-1);
    expect(significance).toEqual({untested: 'Not tested: the score moves by less than 100 points.'});
    expect(blame).toEqual({untried: 'Not tested: the score moves by less than 100 points.'});
  });
  it('tries them where it moves as much and where nothing is told, and leaves all else as it is', async () => {
    const {significance, blame, ...whole} = await compared(ALIKE);
    expect(significance).toEqual({p: expect.any(Number), draws: expect.any(Number)});
    expect(blame).toMatchObject({changed: 15, tried: 15});
    const {significance: again, ...spared} = await compared(ALIKE, 1);
    expect([again, spared]).toEqual([significance, {...whole, blame}]);
    const {significance: _untested, blame: _untried, ...unseen} = await compared(ALIKE, 100);
    expect(unseen).toEqual(whole);
  });
  it('says that nothing changed where nothing did', async () => {
    expect(await compared(HATS, 1)).toMatchObject({significance: {untested: 'No item changed.'}});
  });
});
