import {describe, expect, it} from '@jest/globals';
import {findings} from '../../helpers/findings.ts';

const options = {trigger: ['sks']};

describe('trigger-placement', () => {
  it('names captions that lack it', async () => {
    const [finding] = await findings('trigger-placement', ['sks, a', 'sks, b', 'c'], options);
    expect(finding?.what).toBe('The trigger `sks` is missing from 1 of 3 captions');
  });
  it('names captions that do not begin with it, where most do', async () => {
    const [finding] = await findings('trigger-placement', ['sks, a', 'sks, b', 'c, sks'], options);
    expect(finding?.fixes).toMatchObject([{kind: 'reorder-tags', first: ['sks']}]);
  });
  it.each([[['sks, a', 'sks, b']], [['a, sks', 'b, sks', 'sks, c']]])('is silent on %j', async captions =>
    expect(await findings('trigger-placement', captions, options)).toEqual([]),
  );
  it('lets captions be that are not there', async () =>
    expect(await findings('trigger-placement', ['sks, a', 'sks, b', ''], options)).toEqual([]));
});
