import {describe, expect, it} from '@jest/globals';
import {policyOf, toldLook} from '../../../src/engines/image/policy.ts';

describe('policyOf(profile, told)', () => {
  it.each([
    ['kohya', 'ignore', 'drop'],
    ['onetrainer', 'apply', 'drop'],
    ['diffusion-pipe', 'ignore', 'white'],
  ] as const)('sees pixels as %s does: orientation %s, opacity %s', (profile, orientation, alpha) =>
    expect(policyOf(profile)).toMatchObject({orientation, alpha, mode: 'auto'}),
  );
  it('takes what is told before it', () =>
    expect(policyOf('kohya', {orientation: 'apply', maxPixels: 9})).toMatchObject({
      orientation: 'apply',
      maxPixels: 9,
    }));
});

describe('toldLook(profile, told)', () => {
  it.each([
    ['nothing', undefined],
    ['what the trainer does anyway', {orientation: 'ignore', mode: 'auto'}],
    ['how long a picture may take', {timeoutMs: 1}],
  ] as const)('is nothing for %s', (_, told) => expect(toldLook('kohya', told)).toBeUndefined());
  it('is what another look would give', () => {
    expect(toldLook('onetrainer', {orientation: 'ignore', alpha: 'drop', timeoutMs: 1})).toEqual({
      orientation: 'ignore',
    });
    expect(toldLook('kohya', {mode: 'fast', maxBytes: 5})).toEqual({mode: 'fast', maxBytes: 5});
  });
});
