import {describe, expect, it} from '@jest/globals';
import {findings} from '../../helpers/findings.ts';

describe('literal-syntax', () => {
  it.each([
    ['{red|blue} hat', 'enable_wildcard'],
    ['a ||| b', 'keep_tokens_separator'],
    ['sky;;;cloud', 'secondary_separator'],
  ])('%s wants %s', async (caption, option) => {
    const found = await findings('literal-syntax', [caption, 'c']);
    expect(found).toMatchObject([{severity: 'warning', fixes: [{kind: 'set-training-option', option}]}]);
  });
  it('is silent when the option is on', async () =>
    expect(await findings('literal-syntax', ['{red|blue} hat'], {profileOptions: {enable_wildcard: true}})).toEqual(
      [],
    ));
});
