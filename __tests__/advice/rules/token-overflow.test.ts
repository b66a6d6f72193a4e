import {describe, expect, it} from '@jest/globals';
import {findings, times} from '../../helpers/findings.ts';

const LONG = Array.from({length: 28}, (_, i) => `word ${i}`).join(', ');
const set = (long: number) => times(20, i => (i < long ? `a ${i}, ${LONG}` : `a ${i}, short`));

describe('token-overflow', () => {
  it.each([
    [0, []],
    [1, ['note']],
    [2, ['warning']],
    [6, ['error']],
  ])('%i of 20 too long', async (long, severities) => {
    expect((await findings('token-overflow', set(long))).map(({severity}) => severity)).toEqual(severities);
  });
  it('offers the smallest budget that fits, and its gain', async () => {
    const [finding] = await findings('token-overflow', set(6));
    expect(finding?.fixes).toMatchObject([{kind: 'set-training-option', option: 'max_token_length', value: 150}]);
    expect(finding?.impact?.dhs).toBeGreaterThan(5);
  });
  it('offers shorter captions where the trainer has no such option', async () => {
    const [finding] = await findings('token-overflow', set(6), {profile: 'onetrainer'});
    expect(finding?.fixes).toMatchObject([{kind: 'shorten-caption', budget: 75}]);
  });
  it('speaks of chance when captions are shuffled', async () => {
    const [finding] = await findings('token-overflow', set(6), {profileOptions: {shuffle_caption: true}});
    expect(finding?.what).toContain('no tag wholly');
  });
});
