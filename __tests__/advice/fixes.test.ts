import {describe, expect, it} from '@jest/globals';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {analyze, analyzeFully} from '../../src/analyze.ts';
import {memorySource} from '../../src/sources/memory.ts';
import {saveStatistics} from '../../src/statistics/saved.ts';
import {dataSet} from '../helpers/data-set.ts';
import {findings, times} from '../helpers/findings.ts';

describe('dominant-value', () => {
  const rows = times(40, i => (i < 36 ? 'indoors' : 'outdoors'));
  const captions = rows.map((setting, i) => `tag ${i % 5}, ${setting}`);
  it('repeats the subsets whose values are rare', async () => {
    const items = captions.map((caption, i) => ({caption, repeats: i < 36 ? 2 : 1}));
    const [finding] = await findings('dominant-value', items);
    expect(finding?.fixes).toEqual([
      {kind: 'set-repeats', subset: '×2', from: 2, to: 1, applicability: 'suggested'},
      {kind: 'set-repeats', subset: '×1', from: 1, to: 9, applicability: 'suggested'},
    ]);
  });
  it('lists the items with the common value where subsets mix them', async () => {
    const [finding] = await findings('dominant-value', captions);
    expect(finding?.fixes).toMatchObject([{kind: 'review-list', keys: {length: 36}, applicability: 'manual'}]);
  });
  it.each([
    [91, 1],
    [89, 0],
  ])('takes tags for labels where %i of 100 captions are one tag, however long the others', async (single, count) => {
    const long = Array.from({length: 20}, (_, i) => `detail ${i}`).join(', ');
    const labels = times(100, i => (i < single ? (i < 0.8 * single ? 'cat' : `kind ${i % 2}`) : long));
    expect(await findings('dominant-value', labels)).toHaveLength(count);
  });
});

describe('off-target', () => {
  const set = (indoors: number) => times(40, i => `tag ${i % 5}${i < indoors ? ', indoors' : ''}`);
  const targets = {groups: {}, coverage: {indoors: [0.1, 0.3] as const}};
  it.each([
    [2, 'You asked for 10–30 % `indoors` and have 5 %', 'Add about 3 items with `indoors`, or take others out.'],
    [20, 'You asked for 10–30 % `indoors` and have 50 %', 'Add about 27 items without `indoors`, or take others out.'],
  ])('%i of 40: says the range, and which items are missing', async (n, what, todo) =>
    expect(await findings('off-target', set(n), {targets})).toMatchObject([{what, todo}]),
  );
  it('repeats subsets towards the wish', async () => {
    const items = times(40, i => `tag ${i % 5}, ${i < 36 ? 'indoors' : 'outdoors'}`).map((caption, i) => ({
      caption,
      repeats: i < 36 ? 1 : 2,
    }));
    const groups = [{name: 'setting', values: ['indoors', 'outdoors'], declared: true}];
    const wish = {groups: {setting: {indoors: 0.25, outdoors: 0.75}}, coverage: {}};
    const [finding] = await findings('off-target', items, {groups, targets: wish});
    expect(finding?.fixes).toMatchObject([{kind: 'set-repeats', subset: '×2', from: 2, to: 10}]);
  });
});

describe('always-true-tags', () => {
  const captions = times(24, i => `sks, teapot, masterpiece, indoors, tag ${i % 5}, thing ${i % 7}`);
  it('lists what is in every caption by design', async () => {
    const [finding] = await findings('always-true-tags', captions, {trigger: ['sks']});
    expect(finding?.evidence[1]).toMatchObject({tags: [{tag: 'masterpiece', note: 'by design'}]});
  });
  it('offers the words of the class for a concept', async () => {
    const files = captions.flatMap((text, i) => [
      [`5_old teapot/${i}.png`, null] as const,
      [`5_old teapot/${i}.txt`, text] as const,
    ]);
    const {advice} = await analyze(dataSet(Object.fromEntries(files)), {trigger: ['sks'], purpose: 'concept'});
    const fixes = advice.find(({rule}) => rule === 'always-true-tags')?.fixes;
    expect(fixes).toMatchObject([
      {tag: 'indoors', applicability: 'manual'},
      {tag: 'teapot', applicability: 'suggested'},
    ]);
  });
});

describe('narrow-vocabulary', () => {
  it('is an error where 13 of 15 tags never vary', async () => {
    const constant = Array.from({length: 13}, (_, i) => `always ${i}`).join(', ');
    const captions = times(30, i => `${constant}, x${i % 2}`);
    expect(await findings('narrow-vocabulary', captions)).toMatchObject([
      {severity: 'error', what: 'Of 15 tags only 2 vary from caption to caption'},
    ]);
  });
  it('names the spread when that is what is low', async () => {
    const tags = (from: number, n: number) => Array.from({length: n}, (_, i) => `tag ${from + i}`);
    const captions = times(40, i => [...tags(0, 20), ...(i % 4 === 0 ? tags(20 + i, 4) : [])].join(', '));
    const [finding] = await findings('narrow-vocabulary', captions);
    expect(finding?.what).toMatch(/^The captions are much alike: their spread is \d+ % of what it can be$/);
  });
});

describe('spelling-variants', () => {
  it('takes a slip in a hundred uses for a note', async () => {
    const captions = [...times(40, i => `hat ${i % 2}, scarf, smile, boots`), 'hat 1, scrarf'];
    expect(await findings('spelling-variants', captions)).toMatchObject([{severity: 'note'}]);
  });
});

describe('unclean-text', () => {
  it('takes no paragraph of prose for an empty tag', async () => {
    const prose = times(
      10,
      i => `A woman with a hat stands in the rain number ${i}.\n\nShe looks at the sea in the evening.`,
    );
    expect(await findings('unclean-text', prose, {profile: 'musubi'})).toEqual([]);
  });
  it.each([
    ['outer-space', 'simpletuner', ' hat, smile', 'safe'],
    ['eol', 'musubi', 'hat\r\nsmile\nboots', 'suggested'],
  ] as const)('finds %s as %s reads it', async (what, profile, caption, applicability) =>
    expect(await findings('unclean-text', [caption, ...times(9, i => `a${i}, b`)], {profile})).toMatchObject([
      {fixes: [{kind: 'normalise-text', what, applicability}]},
    ]),
  );
});

describe('what two findings would edit alike', () => {
  it('is offered by the first, and the later one points to it', async () => {
    const long = Array.from({length: 16}, (_, i) => `very_long_word_${String.fromCharCode(97 + i)}`);
    const captions = times(30, i => [...long, i < 8 ? 'red hat' : 'red_hat', `own_tag ${i % 3}`].join(', '));
    const {advice} = await analyze(memorySource(captions.map((caption, i) => ({key: `${i}`, caption}))), {
      profile: 'onetrainer',
    });
    const names = advice.flatMap(({fixes}) =>
      fixes
        .filter(({applicability}) => applicability !== 'manual')
        .map(fix => JSON.stringify({...fix, applicability: ''})),
    );
    expect(new Set(names).size).toBe(names.length);
    for (const {doneBy} of advice) if (doneBy !== null) expect(advice.map(({rule}) => rule)).toContain(doneBy);
  });
});

describe('the gain of saved statistics', () => {
  it('is unknown, and says what would tell it', async () => {
    const items = times(24, i => `sks, hat, tag ${i % 5},`).map((caption, i) => ({key: `${i}`, caption}));
    const {statistics} = await analyzeFully(memorySource(items), {trigger: ['sks']});
    const path = join(dataSet({'a.png': null}), 'saved.json');
    writeFileSync(path, saveStatistics(statistics));
    const {advice} = await analyze(path);
    expect(advice.find(({rule}) => rule === 'unclean-text')?.impact).toEqual({
      dhs: null,
      pillars: {},
      basis: 'needs the data set',
    });
    expect(advice.find(({rule}) => rule === 'narrow-vocabulary')?.impact).toBeNull();
  });
});
