import {describe, expect, it} from '@jest/globals';
import {constantPhrases} from '../../../src/advice/rules/constant-phrases.ts';
import type {ConstantPhrases} from '../../../src/statistics/constant-phrases.ts';
import {findings, times} from '../../helpers/findings.ts';
import {statisticsFor} from '../../helpers/fires.ts';

const THINGS = [
  'dog sleeping in the sun',
  'tower above the quiet harbour',
  'child who is reading near a lamp',
  'bridge over a frozen river',
];
const set = (n: number) =>
  times(20, i => `${i < n ? 'a macro shot of' : 'here we see'} the ${THINGS[i % 4]} number ${i}`);

describe('constant-phrases', () => {
  it('names the words that open nearly all captions', async () => {
    const [finding] = await findings('constant-phrases', set(18));
    expect(finding?.what).toMatch(/^`a macro shot of the` opens 18 of 20 captions/);
  });
  it('is silent below 90 %', async () => {
    const found = await findings('constant-phrases', set(17));
    expect(found.map(({what}) => what).join()).not.toContain('macro');
  });
  it('is silent on tags', async () =>
    expect(
      await findings(
        'constant-phrases',
        times(20, i => `hat, a${i}`),
      ),
    ).toEqual([]));
});

describe('constant-phrases: words by what was counted', () => {
  const say = async (found: ConstantPhrases | null) => {
    const {dataset} = await statisticsFor('constant-phrases');
    return constantPhrases.find({constantPhrases: found, dataset}, {purpose: null, open: list => list});
  };
  const phrase = (text: string, captions: number, opens = false) => ({phrase: text, captions, opens});

  it.each([
    [0, 'note'],
    [0.249, 'note'],
    [0.25, 'warning'],
    [1, 'warning'],
  ])('a median share of %f is a %s', async (medianShare, severity) =>
    expect(await say({phrases: [phrase('red hat', 38)], medianShare})).toMatchObject([{severity}]),
  );
  it.each([
    [[phrase('red hat', 38)], '`red hat` is in 38 of 40 captions'],
    [[phrase('a photo of', 36, true)], '`a photo of` opens 36 of 40 captions'],
    [
      [phrase('red hat', 40), phrase('a photo of', 36, true), phrase('tower', 36)],
      '`a photo of` opens 36 of 40 captions; more phrases are as common',
    ],
  ])('speaks of the opening first: %#', async (phrases, what) =>
    expect(await say({phrases, medianShare: 0.3})).toMatchObject([{what}]),
  );
  it('is silent where nothing is constant, or nothing was counted', async () => {
    expect(await say({phrases: [], medianShare: 0})).toEqual([]);
    expect(await say(null)).toEqual([]);
  });
  it('names both causes, for they have opposite cures, and offers nothing to a machine', async () => {
    const [draft] = await say({phrases: [phrase('red hat', 38)], medianShare: 0.3});
    expect(draft?.todo).toContain('add pictures without it');
    expect(draft?.todo).toContain('cut the words');
    expect(draft?.why).toContain('30 %');
    expect(draft?.fixes.filter(({applicability}) => applicability !== 'manual')).toEqual([]);
  });
  it('shows twelve phrases with their coverage and counts all', async () => {
    const phrases = times(15, i => `hat ${'abcdefghijklmno'[i]}`).map(text => phrase(text, 36));
    const [draft] = await say({phrases, medianShare: 0.5});
    const tags = phrases.slice(0, 12).map(({phrase: tag}) => ({tag, n: 36, coverage: 0.9}));
    expect(draft?.evidence).toEqual([{kind: 'tags', total: 15, tags}]);
    expect(draft?.subject.keys).toHaveLength(15);
  });
});
