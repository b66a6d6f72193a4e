import {describe, expect, it} from '@jest/globals';
import {findings, times} from '../../helpers/findings.ts';

const clean = (n: number) => times(n, i => `c${i % 4}, d`);
const KINDS = [
  ['a, b,', 'ends in a separator', 'trailing-separator', 'safe'],
  ['a,, b', 'holds empty tags', 'empty-tag', 'safe'],
  [', a, b', 'holds empty tags', 'empty-tag', 'safe'],
  ['a\u200b, b', 'holds invisible characters', 'zero-width', 'safe'],
  ['a\u2060, b', 'holds invisible characters', 'zero-width', 'safe'],
  ['a\u00adb', 'holds invisible characters', 'zero-width', 'safe'],
  ['a, \ufeffb', 'holds invisible characters', 'zero-width', 'safe'],
  ['a\u00a0c, b', 'holds no-break spaces', 'nbsp', 'suggested'],
  ['a，b', 'uses full-width commas', 'full-width-comma', 'suggested'],
  ['a、b', 'uses full-width commas', 'full-width-comma', 'suggested'],
] as const;

describe('unclean-text', () => {
  it.each(KINDS)('%j %s', async (caption, words, what, applicability) => {
    const found = await findings('unclean-text', [caption, ...clean(29)]);
    expect(found).toMatchObject([
      {what: `1 caption ${words}`, fixes: [{kind: 'normalise-text', what, applicability}], subject: {kind: 'items'}},
    ]);
    expect(found[0]?.evidence).toEqual([{kind: 'items', total: 1, items: [{key: '000'}]}]);
  });
  it.each(['a, b', 'a', 'red hat, smile', '^_^, :)', 'a ; b', 'cafe\u0301'])('is silent on %j', async caption =>
    expect(await findings('unclean-text', [caption, ...clean(5)])).toEqual([]),
  );
  it.each([
    [1, 'note'],
    [2, 'note'],
    [3, 'warning'],
    [30, 'warning'],
  ])('%i of 30 make a %s, from a tenth on', async (n, severity) => {
    const captions = [...times(n, i => `a${i % 3},, b`), ...clean(30 - n)];
    expect(await findings('unclean-text', captions)).toMatchObject([{severity}]);
  });
  it('takes full-width commas seriously at once: they separate nothing', async () =>
    expect(await findings('unclean-text', ['a，b', ...clean(39)])).toMatchObject([{severity: 'warning'}]));
  it('is one finding a kind', async () => {
    const found = await findings('unclean-text', ['a,, b,', 'a\u00a0c', 'a\u200b', ...clean(20)]);
    expect(new Set(found.map(({subject}) => subject.keys[0]))).toEqual(
      new Set(['empty-tag', 'trailing-separator', 'nbsp', 'zero-width']),
    );
    expect(found).toHaveLength(4);
  });
  it('agrees in number', async () =>
    expect((await findings('unclean-text', ['a,', 'b,']))[0]?.what).toBe('2 captions end in a separator'));
  it('gains what it says', async () => {
    const captions = times(20, i => `a${i % 4}, b,`);
    const [finding] = await findings('unclean-text', captions);
    expect(finding?.impact?.pillars.quality).toBeGreaterThan(10);
  });
});
