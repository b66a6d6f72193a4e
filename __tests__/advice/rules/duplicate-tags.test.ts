import {describe, expect, it} from '@jest/globals';
import {findings, times} from '../../helpers/findings.ts';

const of = (caption: (i: number) => string, n = 20) => findings('duplicate-tags', times(n, caption));

describe('duplicate-tags', () => {
  it.each([
    ['exact repeats', (i: number) => `smile, a${i}, smile`, 'exact', 'safe'],
    ['neighbours, which may say two boys', (i: number) => `a${i}, boy, boy`, 'exact', 'suggested'],
    ['another case', (i: number) => `Smile, a${i}, smile`, 'matchKey', 'suggested'],
    ['an underscore', (i: number) => `red_hat, a${i}, red hat`, 'matchKey', 'suggested'],
    ['exact in some captions only', (i: number) => `${i ? 's' : 'S'}mile, a${i}, smile`, 'matchKey', 'suggested'],
    ['neighbours in some captions only', (i: number) => `boy, ${i ? `a${i}, ` : ''}boy`, 'exact', 'suggested'],
  ])('%s', async (_what, caption, by, applicability) => {
    const [finding] = await of(caption);
    expect(finding?.fixes).toEqual([{kind: 'deduplicate-tags', by, applicability}]);
    expect(finding?.impact?.dhs).toBeGreaterThan(0);
  });
  it.each([
    [1, 'note'],
    [2, 'warning'],
    [20, 'warning'],
  ])('%i of 20 is a %s', async (n, severity) =>
    expect(await of(i => (i < n ? `x, a${i}, x` : `a${i}`))).toMatchObject([{severity}]),
  );
  it('counts captions, not tags', async () =>
    expect(await of(i => (i < 1 ? 'hat, smile, hat, smile, hat' : `a${i}`))).toMatchObject([{severity: 'note'}]));
  it('is silent where no caption has a tag twice', async () => expect(await of(i => `hat, a${i}`)).toEqual([]));
  it('names the tag of most captions, ties by code unit, and lists the captions by key', async () => {
    const captions = ['boots, hat, boots', 'hat, smile, hat', 'smile, cape, smile', 'hat, rain, hat'];
    const [finding] = await findings('duplicate-tags', captions);
    expect(finding?.what).toBe('`hat` stands twice in 2 captions, 2 other tags too');
    expect(finding?.subject.keys).toEqual(['hat', 'boots', 'smile']);
    expect(finding?.evidence).toEqual([{kind: 'items', total: 4, items: times(4, i => `00${i}`).map(key => ({key}))}]);
  });
  it.each([
    [['hat, a, hat'], '`hat` stands twice in 1 caption'],
    [['hat, a, hat, a'], '`a` stands twice in 1 caption, 1 other tag too'],
  ])('%j: %s', async (captions, what) => expect(await findings('duplicate-tags', captions)).toMatchObject([{what}]));
  it('advises a number where the repetition may count', async () => {
    expect((await of(i => `a${i}, boy, boy`))[0]?.todo).toContain('write the number');
    expect((await of(i => `boy, a${i}, boy`))[0]?.todo).toBe('Keep the first.');
  });
});
