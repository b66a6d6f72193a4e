import {describe, expect, it} from '@jest/globals';
import {findings, times} from '../../helpers/findings.ts';

const OPTIONS = [
  ['{red|blue} hat', '{a|b}', 'enable_wildcard', true],
  ['a ||| b', '|||', 'keep_tokens_separator', '|||'],
  ['sky;;;cloud', ';;;', 'secondary_separator', ';;;'],
] as const;

describe('literal-syntax', () => {
  it.each(OPTIONS)('%s wants %s, the option %s', async (caption, kind, option, value) => {
    const found = await findings('literal-syntax', [caption, ...'cdefg']);
    expect(found).toMatchObject([
      {
        severity: 'warning',
        what: `1 caption contains \`${kind}\``,
        fixes: [{kind: 'set-training-option', option, value, applicability: 'suggested'}],
        impact: null,
      },
    ]);
  });
  it.each(['[trigger], hat', '<lora:hat:1>, hat', '[name] with a hat'])(
    '%s has no option: a person looks',
    async caption =>
      expect(await findings('literal-syntax', [caption])).toMatchObject([
        {fixes: [{kind: 'review-list', keys: ['000'], applicability: 'manual'}]},
      ]),
  );
  it.each([
    ['{red|blue} hat', {enable_wildcard: true}],
    ['sky;;;cloud', {secondary_separator: ';;;'}],
    ['a ||| b', {keep_tokens_separator: '|||', shuffle_caption: true}],
  ])('%s is no literal text under %j', async (caption, profileOptions) =>
    expect(await findings('literal-syntax', [caption], {profileOptions})).toEqual([]),
  );
  it('knows that the separator is only looked for when something shuffles', async () => {
    const profileOptions = {keep_tokens_separator: '|||'};
    expect(await findings('literal-syntax', ['a ||| b'], {profileOptions})).toHaveLength(1);
  });
  it.each(['hat, smile', '{red} hat', 'a | b', 'a; b', '(hat:1.2)'])('is silent on %s', async caption =>
    expect(await findings('literal-syntax', [caption])).toEqual([]),
  );
  it('is one finding for all kinds, an option for each, and a caption counts once', async () => {
    const captions = ['{a|b} ||| c', 'a ||| b', 'a;;;b', ...times(25, i => `{hat|cap}, a${i}`)];
    const found = await findings('literal-syntax', captions);
    expect(found.map(({what}) => what)).toEqual(['28 captions contain `;;;`, `{a|b}` and `|||`']);
    expect(found[0]?.fixes).toHaveLength(3);
    expect(found[0]?.evidence).toMatchObject([{total: 28, items: captions.slice(0, 20).map(() => ({}))}]);
  });
});
