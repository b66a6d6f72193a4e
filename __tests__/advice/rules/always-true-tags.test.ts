import {describe, expect, it} from '@jest/globals';
import type {Purpose} from '../../../src/advice/finding.ts';
import {findings, times} from '../../helpers/findings.ts';
import {names} from '../../helpers/sets.ts';

const set = (shared: string, n = 24) => times(n, i => `sks, ${shared}, tag ${i % 5}, thing ${i % 7}`);
const options = {trigger: ['sks'], purpose: 'character'} as const;

describe('always-true-tags', () => {
  it('offers what belongs to a character, keeps the picture', async () => {
    const [finding] = await findings('always-true-tags', set('blue hair, white background'), options);
    expect(finding?.fixes.map(({applicability}) => applicability)).toEqual(['suggested', 'manual']);
    expect(finding?.impact?.dhs).toBeGreaterThan(0);
  });
  it('is silent one caption short of all', async () => {
    const captions = set('blue hair').with(3, 'sks, tag 3');
    expect(await findings('always-true-tags', captions, options)).toEqual([]);
  });
  it('takes a caption for short of all when one of its variants lacks the tag', async () => {
    const captions = [{caption: ['sks, blue hair', 'sks, hat']}, ...set('blue hair')];
    expect(await findings('always-true-tags', captions, options)).toEqual([]);
  });
  it('never speaks of trigger, quality tags, counts and what is allowed', async () => {
    const captions = set('masterpiece, 1girl, solo, on purpose');
    expect(await findings('always-true-tags', captions, {...options, allow: ['on purpose']})).toEqual([]);
  });
  it('is a note without gain below 20 items', async () => {
    const [finding] = await findings('always-true-tags', set('blue hair', 19), options);
    expect(finding).toMatchObject({severity: 'note', confidence: 'low', impact: null});
  });
  it('is normal for a style', async () => {
    const [finding] = await findings('always-true-tags', set('watercolour, flat colours, ink'), {
      ...options,
      purpose: 'style',
    });
    expect(finding).toMatchObject({severity: 'note', normalFor: 'style'});
    expect(finding?.fixes.every(({applicability}) => applicability === 'manual')).toBe(true);
  });
});

describe('always-true-tags: severity by saturation', () => {
  /** `always` tags of all captions beside `other` that vary: saturation = always / (always + other + trigger). */
  const severity = async (always: number, other: number) => {
    const varying = (i: number) => times(other, k => `varying ${'abcdefgh'[k]} ${i % (3 + k)}`);
    const captions = times(24, i => ['sks', ...names(always, 'always'), ...varying(i)].join(', '));
    return (await findings('always-true-tags', captions, {trigger: ['sks']})).map(finding => finding.severity);
  };
  it.each([
    ['1/5 < .25', 1, 3, 'note'],
    ['2/9 < .25', 2, 6, 'note'],
    ['1/4 = .25', 1, 2, 'warning'],
    ['2/8 = .25', 2, 5, 'warning'],
    ['4/9 < .5', 4, 4, 'warning'],
    ['3/6 = .5', 3, 2, 'error'],
    ['4/6 > .5', 4, 1, 'error'],
  ])('%s', async (_share, always, other, expected) => expect(await severity(always, other)).toEqual([expected]));

  it('counts tags that are nearly always true, which are spoken of elsewhere', async () => {
    // 24 uses of `always`, 23 of `nearly`, 24 triggers, 24 others: 47/95 is below a half, 24/95 just above a quarter.
    const captions = times(24, i => `sks, always, ${i === 0 ? 'rare' : 'nearly'}, varying ${i % 3}`);
    const found = await findings('always-true-tags', captions, {trigger: ['sks']});
    expect(found).toMatchObject([{severity: 'warning', subject: {keys: ['always']}}]);
  });
});

describe('always-true-tags: fixes by purpose', () => {
  const TAGS = 'blue hair, cat ears, school uniform, smile, simple background, indoors, thingamajig';
  it.each<[Purpose | undefined, string[]]>([
    ['character', ['blue hair', 'cat ears']],
    ['concept', []],
    ['general', []],
    // What a style is, is normal for it: nothing is left to do.
    ['style', []],
    [undefined, []],
  ])('%s is offered %j', async (purpose, offered) => {
    const [finding] = await findings('always-true-tags', set(TAGS), {
      trigger: ['sks'],
      ...(purpose === undefined ? {} : {purpose}),
    });
    const fixes = finding?.fixes.flatMap(fix => (fix.kind === 'remove-tag' ? [fix] : [])) ?? [];
    expect(fixes.map(({tag}) => tag).toSorted()).toEqual(TAGS.split(', ').toSorted());
    expect(fixes.filter(fix => fix.applicability !== 'manual').map(({tag}) => tag)).toEqual(offered);
    expect(fixes.map(({applicability}) => applicability)).not.toContain('safe');
    expect(finding?.impact === null).toBe(offered.length === 0);
  });
  it('asks for the purpose when it is not told', async () => {
    const todo = async (purpose: {purpose?: Purpose}) =>
      (await findings('always-true-tags', set('blue hair'), {trigger: ['sks'], ...purpose}))[0]?.todo;
    expect(await todo({})).toContain('--purpose');
    expect(await todo({purpose: 'concept'})).not.toContain('--purpose');
    expect(await todo(options)).toMatch(/^Remove what belongs to the character \(`blue hair`\)\. Keep /);
  });
});

describe('always-true-tags: words and evidence', () => {
  it('is one finding for the whole list, with the kind of each', async () => {
    const found = await findings('always-true-tags', set('simple background, blue hair, smile'), options);
    expect(found).toHaveLength(1);
    expect(found[0]?.what).toBe('3 tags are in all 24 captions: `blue hair`, `simple background` and `smile`');
    expect(found[0]?.evidence).toEqual([
      {
        kind: 'tags',
        total: 3,
        tags: [
          {tag: 'blue hair', n: 24, coverage: 1, note: 'identity'},
          {tag: 'simple background', n: 24, coverage: 1, note: 'picture'},
          {tag: 'smile', n: 24, coverage: 1, note: 'act'},
        ],
      },
    ]);
  });
  it('names four, shows twelve, counts and can remove all', async () => {
    const [finding] = await findings('always-true-tags', set(names(15, 'trait').join(', ')), options);
    expect(finding?.what).toMatch(/^15 tags are in all 24 captions: (`trait [a-z]+`, ){3}`trait [a-z]+` and 11 more$/);
    expect(finding?.evidence).toMatchObject([{total: 15, tags: names(12, 'trait').map(tag => ({tag}))}]);
    expect(finding?.fixes).toHaveLength(15);
  });
});
