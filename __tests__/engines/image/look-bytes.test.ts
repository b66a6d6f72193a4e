import {describe, expect, it} from '@jest/globals';
import {lookAtImages} from '../../../src/engines/image/look.ts';
import {policyOf} from '../../../src/engines/image/policy.ts';
import {drawn} from '../../helpers/pictures.ts';

describe('lookAtImages(images, {policy: {maxBytes}})', () => {
  it('leaves out what is larger, where it does not lie on disk too', async () => {
    const bytes = await drawn(1).png().toBuffer();
    const images = [{name: 'a.png', path: null, read: () => bytes}];
    const statesUpTo = async (maxBytes: number): Promise<readonly string[]> =>
      (await lookAtImages(images, {policy: policyOf('kohya', {maxBytes}), cache: null})).map(({state}) => state);
    expect(await statesUpTo(bytes.length)).toEqual(['ok']);
    expect(await statesUpTo(bytes.length - 1)).toEqual(['too-large']);
  });
});
