import {describe, expect, it} from '@jest/globals';
import {findings, times} from '../../helpers/findings.ts';

const of = (caption: (i: number) => string, n = 20, options = {}) =>
  findings('spelling-variants', times(n, caption), options);

describe('spelling-variants: several spellings', () => {
  it('renames to the commonest spelling, safely for CLIP', async () => {
    const [finding] = await of(i => (i < 3 ? 'blue_hair, a' : 'blue hair, b'));
    expect(finding?.fixes).toEqual([{kind: 'rename-tag', from: ['blue_hair'], to: 'blue hair', applicability: 'safe'}]);
    expect(finding?.impact?.dhs).toBeGreaterThan(0);
  });
  it('asks first where the encoder sees case', async () => {
    const encoder = {encoder: 't5', tokens: 512} as const;
    const [finding] = await of(i => (i < 3 ? 'Blue hair, a' : 'blue hair, b'), 20, {encoder});
    expect(finding?.fixes).toMatchObject([{from: ['Blue hair'], applicability: 'suggested'}]);
  });
  it('keeps the habit of the file: underscores where most have them, ties by code unit', async () => {
    const [finding] = await of(
      i => `${i < 3 ? 'blue hair' : 'blue_hair'}, ${i < 10 ? 'Red hat' : 'red hat'}, t${i % 3}`,
    );
    expect(finding?.fixes).toMatchObject([
      {from: ['blue hair'], to: 'blue_hair'},
      {from: ['red hat'], to: 'Red hat'},
    ]);
  });
  it('names all spellings of a tag, the commonest first, ties by code unit', async () => {
    const ways = ['red hat', 'red_hat', 'Red Hat', 'red  hat', 'r\\ed hat'];
    const [finding] = await of(i => `${ways[i % 5]}, t${i % 3}`, 22);
    expect(finding?.fixes).toMatchObject([{to: 'red hat', from: ['red_hat', 'Red Hat', 'r\\ed hat', 'red  hat']}]);
    expect(finding?.evidence).toMatchObject([{tags: [{tag: 'red hat', n: 22}]}]);
  });
  it.each([
    ['kaomoji', '^_^', '^ ^'],
    ['a zero-width character, of which unclean-text speaks', 'hat', 'ha\u200bt'],
    ['a byte order mark, of which file-defects speaks', 'hat', '\ufeffhat'],
  ])('never speaks of %s', async (_what, common, rare) =>
    expect(await of(i => `${i < 3 ? rare : common}, t${i % 3}`)).toEqual([]),
  );
  it.each([
    // `variant` of 100 uses are written otherwise.
    [1, 'note'],
    [2, 'warning'],
    [9, 'warning'],
    [10, 'error'],
  ])('%i of 100 uses make it a %s', async (variant, severity) => {
    const captions = times(50, i => `${i < variant ? 'red_hat' : 'red hat'}, tag ${i % 5}`);
    expect(await findings('spelling-variants', captions)).toMatchObject([{severity}]);
  });
  it('is one finding for all tags, shown by key', async () => {
    const found = await of(i => `${i ? 'scarf' : 'Scarf'}, ${i ? 'boots' : 'Boots'}, t${i % 3}`);
    expect(found).toHaveLength(1);
    expect(found[0]?.subject.keys).toEqual(['boots', 'scarf']);
    expect(found[0]?.what).toBe('2 tags are written in several ways, for example `boots` and `Boots`');
  });
});

describe('spelling-variants: slips', () => {
  const slips = (rare: string, common = 'scarf', beside = 'hat 1') =>
    findings('spelling-variants', [...times(20, i => `hat ${i % 2}, ${common}`), `${beside}, ${rare}`]);
  it.each([
    ['a letter too many', 'scrarf', 1],
    ['a letter too few', 'scar', 0],
    ['a letter too few of a longer word', 'scaf', 0],
    ['another letter', 'scarb', 1],
    ['two letters swapped', 'sacrf', 1],
    ['two edits', 'scraaf x', 0],
    ['another number', 'scarf 2', 0],
    ['the same word', 'scarf', 0],
  ])('%s: %s', async (_what, rare, count) => expect(await slips(rare)).toHaveLength(count));
  it.each([
    ['hats', 'hat', 0],
    ['capes', 'caped', 1],
    ['cape', 'capes', 0],
  ])('both words have five letters: %s beside %s', async (rare, common, count) =>
    expect(await slips(rare, common)).toHaveLength(count),
  );
  it.each([
    [1, 1],
    [2, 1],
    [3, 0],
  ])('the rarer occurs %i times', async (n, count) => {
    const captions = [...times(20, i => `hat ${i % 2}, scarf`), ...times(n, () => 'hat 1, scrarf')];
    expect(await findings('spelling-variants', captions)).toHaveLength(count);
  });
  it('lets two words be that stand in one caption', async () =>
    expect(await slips('shirt', 'skirt', 'hat 1, skirt')).toEqual([]));
  it.each([
    ['hat 1, cape', 1],
    ['boots, cape', 0],
    ['hat 1, boots, cape', 0],
    ['hat 1, hat 0, cape, boots', 1],
  ])('half of its companions are shared: %j', async (beside, count) =>
    expect(await slips('scrarf', 'scarf', beside)).toHaveLength(count),
  );
  it('is alone, and so has no companions to share', async () =>
    expect(await findings('spelling-variants', [...times(20, () => 'hat, scarf'), 'scrarf'])).toHaveLength(1));
  it('says both with their counts, and asks before it renames', async () => {
    const [finding] = await slips('scrarf');
    expect(finding).toMatchObject({
      severity: 'warning',
      what: '`scrarf` (1) looks like `scarf` (20)',
      todo: 'Rename it to `scarf`, unless both are meant.',
      evidence: [{kind: 'pairs', total: 1, pairs: [{a: 'scrarf', b: 'scarf', nA: 1, nB: 20}]}],
      fixes: [{kind: 'rename-tag', from: ['scrarf'], to: 'scarf', applicability: 'suggested'}],
    });
  });
  it.each([
    ['skirt', 'shirt'],
    ['closed eyes', 'closed mouth'],
    ['red hair', 'grey hair'],
  ])('never merges different words that meet: %s and %s', async (a, b) => {
    const captions = [...times(20, i => `hat ${i % 2}, ${a}`), `hat 1, ${a}, ${b}`];
    expect(await findings('spelling-variants', captions)).toEqual([]);
  });
});
