import {describe, expect, it} from '@jest/globals';
import {findings, times} from '../helpers/findings.ts';

const options = {trigger: ['sks'], purpose: 'character'} as const;
const set = (n: number) => times(n, i => `sks, blue hair, tag ${i % 5}, thing ${i % 7}`);

describe('constant tags beside captions that are not there', () => {
  it('blue hair of 20 captions is always true though a 21st is empty', async () => {
    const found = await findings('always-true-tags', [...set(20), ''], options);
    expect(found).toMatchObject([{subject: {keys: ['blue hair']}}]);
    expect(await findings('nearly-always-tags', [...set(20), ''], options)).toEqual([]);
  });
  it('also where so many are empty that its coverage is below .9', async () => {
    const captions = [...set(20), ...times(8, () => '')];
    expect(await findings('always-true-tags', captions, options)).toHaveLength(1);
  });
});

describe('constant tags in captions with variants', () => {
  const some = ['sks, blue hair, x', 'sks, blue hair, y', 'sks, blue hair, z', 'sks, tag 1'];
  it('is not in all when one item lacks it in a quarter of its variants', async () => {
    const captions = [...set(23), {caption: some}];
    expect(await findings('always-true-tags', captions, options)).toEqual([]);
    expect(await findings('nearly-always-tags', captions, options)).toMatchObject([
      {evidence: [{total: 1, items: [{key: '023'}]}]},
    ]);
  });
  it('is in all when each of three variants has it', async () => {
    const third = some.slice(0, 3);
    expect(await findings('always-true-tags', [...set(23), {caption: third}], options)).toHaveLength(1);
  });
});
