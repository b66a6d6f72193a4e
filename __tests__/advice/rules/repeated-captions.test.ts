import {describe, expect, it} from '@jest/globals';
import {findings, times} from '../../helpers/findings.ts';

const set = (twins: number) => times(40, i => (i < twins ? 'hat, smile, night' : `hat, a${i}, b${i}`));

describe('repeated-captions', () => {
  it.each([
    [0, []],
    [2, ['note']],
    [4, ['warning']],
    [16, ['error']],
  ])('%i of 40 twins', async (twins, severities) => {
    const found = await findings('repeated-captions', set(twins));
    expect(found.map(({severity}) => severity)).toEqual(severities);
  });
});
