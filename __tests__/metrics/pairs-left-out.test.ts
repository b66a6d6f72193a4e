import {describe, expect, it} from '@jest/globals';
import {duplicateRules} from '../../src/config/duplicates.ts';
import {pairsLeftOut} from '../../src/metrics/pairs-left-out.ts';

describe('pairsLeftOut(images)', () => {
  it.each([
    [{ok: 9, radius: 10}, []],
    [{ok: 1, radius: null}, []],
    [{ok: 9, radius: 12, rules: duplicateRules({pHash: 12, advisory: 12})}, []],
    [{ok: 9, radius: 2}, ['only hashes within 2 bits were followed up']],
    [{ok: 9, radius: null}, ['only images that look equal in all that is compared']],
    [{ok: 9, radius: 6}, ['look-alikes were looked for within 6 bits only']],
    [{ok: 9, radius: 10, otherRadius: 4}, ['in a mirror or turned that only hashes within 4 bits']],
    [{ok: 9, radius: 10, otherRadius: null}, ['in a mirror or turned that none of these were followed up']],
    [{ok: 9, radius: 10, unaskedCuts: 14_400}, ['Of 14,400 pairs it was not asked whether one is cut from the other']],
  ])('of %j', (images, words) =>
    expect(pairsLeftOut(images)).toEqual(words.map(text => expect.stringContaining(text))),
  );
});
