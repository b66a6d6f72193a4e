import {describe, expect, it} from '@jest/globals';
import {analyze, analyzeFully} from '../../src/analyze.ts';
import {PROFILES} from '../../src/config/profiles.ts';
import {applyEdits} from '../../src/corpus/edit.ts';
import {judge} from '../../src/report/build.ts';
import {SOURCE_DEFAULTS} from '../../src/sources/candidate.ts';
import {openSource} from '../../src/sources/open-source.ts';
import {collectStatistics} from '../../src/statistics/collect.ts';
import {summarise} from '../../src/statistics/summarise.ts';

const DATA = '../shared/data';
const WIKIPETAN = {captions: 'captions', purpose: 'character'} as const;

async function collect(path: string, options: {captions?: string} = {}) {
  const source = await openSource(`${DATA}/${path}`, {...SOURCE_DEFAULTS, ...options});
  const settings = {profile: PROFILES[source.detection.profile], trigger: [], allow: [], maxItems: Infinity};
  return {settings, collected: await collectStatistics(source, settings)};
}

describe('advice on real sets', () => {
  it('wikipetan: offers blue eyes and blue hair for removal, keeps the background', async () => {
    const {advice} = await analyze(`${DATA}/lora/wikipetan`, WIKIPETAN);
    const finding = advice.find(({rule}) => rule === 'always-true-tags');
    expect(finding).toMatchObject({severity: 'note', confidence: 'low', impact: null});
    expect(finding?.fixes.map(fix => [fix.kind === 'remove-tag' && fix.tag, fix.applicability])).toEqual([
      ['blue_eyes', 'suggested'],
      ['blue_hair', 'suggested'],
      ['full_body', 'manual'],
      ['simple_background', 'manual'],
    ]);
    const nearly = advice.filter(({rule}) => rule === 'nearly-always-tags').map(({what}) => what);
    expect(nearly).toContain('`smile` is missing from 1 of 14 captions');
  });

  it('wikipetan: their removal moves Balance from 74.946 to 77.023, bulk removal of one-offs loses captions', async () => {
    const {settings, collected} = await collect('lora/wikipetan', {captions: 'captions'});
    const balance = (tags: readonly string[]) => {
      const edits = tags.map(tag => ({kind: 'remove-tag', tag, items: 'all'}) as const);
      const corpus = applyEdits(collected.corpus, edits);
      const {score, measured} = judge(summarise({...collected, corpus}, {...settings, trigger: ['tk']}));
      const captions = measured.find(({metric}) => metric.id === 'effective-captions')?.report.value;
      return [score.pillars.balance.score, captions];
    };
    expect(balance([])).toEqual([expect.closeTo(74.946, 3), expect.closeTo(2.71, 2)]);
    expect(balance(['blue eyes', 'blue hair'])[0]).toBeCloseTo(77.023, 3);
    const {tagCounts} = collected.statistics;
    const once = tagCounts?.tags.filter((_tag, i) => tagCounts.df[i] === 1) ?? [];
    expect(balance(once)).toEqual([expect.closeTo(86.96, 2), expect.closeTo(1.64, 2)]);
  });

  it('wikipetan: budget 150 reads all, spaces leave 6 captions and 32 dead tags', async () => {
    const {settings, collected} = await collect('lora/wikipetan', {captions: 'captions'});
    const overflow = (edits: Parameters<typeof applyEdits>[1]) => {
      const statistics = summarise({...collected, corpus: applyEdits(collected.corpus, edits)}, settings);
      const lengths = statistics.tokenLengths;
      if (lengths.kind !== 'counted') throw new Error('CLIP tokens are counted');
      return [lengths.over, lengths.lostTags.filter(({lost, uses}) => lost >= uses).length];
    };
    expect(overflow([{kind: 'set-token-length', tokens: 150}])).toEqual([0, 0]);
    const {report} = await analyzeFully(`${DATA}/lora/wikipetan`, WIKIPETAN);
    const fixes = report.advice.find(({rule}) => rule === 'underscores-cost-tokens')?.fixes ?? [];
    const renames = fixes.flatMap(fix => (fix.kind === 'rename-tag' ? [fix] : []));
    expect(renames).toHaveLength(71);
    expect(overflow(renames)).toEqual([6, 32]);
  });

  it('mickey1928: two slips, repeated captions, no uneven folders', async () => {
    const {advice} = await analyze(`${DATA}/lora/mickey1928`);
    expect(advice.map(({what}) => what)).toEqual(
      expect.arrayContaining([
        '76 of 132 images share their caption with another',
        '`Mickey and Minni` (1) looks like `Mickey and Minnie` (10)',
        '`scrarf` (1) looks like `scarf` (3)',
        '43 of 60 tags occur once',
      ]),
    );
    expect(advice.some(({rule}) => rule === 'uneven-folders')).toBe(false);
  });

  it('zemoji: ten captions repeat a tag, and no machine should decide that', async () => {
    const {advice} = await analyze(`${DATA}/lora/zemoji`);
    const finding = advice.find(({rule}) => rule === 'duplicate-tags');
    expect(finding?.evidence).toMatchObject([{kind: 'items', total: 10}]);
    expect(finding?.fixes).toMatchObject([{applicability: 'suggested'}]);
  });

  it('azuki: what is always true costs 14 points of Balance; a declared group is dominated', async () => {
    const {settings, collected} = await collect('captions/azuki');
    const tags = ['anime', 'looking left', 'profile'];
    const corpus = applyEdits(
      collected.corpus,
      tags.map(tag => ({kind: 'remove-tag', tag, items: 'all'}) as const),
    );
    const {score, measured} = judge(summarise({...collected, corpus}, settings));
    const value = (id: string) => measured.find(({metric}) => metric.id === id)?.report.value;
    expect(value('saturation')).toBeCloseTo(0.135807, 6);
    expect(value('spread')).toBeCloseTo(0.822701, 6);
    expect(value('concentration')).toBeCloseTo(0.132906, 6);
    expect(value('gini')).toBeCloseTo(0.518514, 6);
    expect(score.pillars.balance.score).toBeCloseTo(97.037, 3);
    const groups = [
      {
        name: 'type',
        values: ['a human character', 'a red character', 'a blue character', 'a spirit character'],
        declared: true,
      },
    ];
    const {advice} = await analyze(`${DATA}/captions/azuki`, {groups});
    expect(advice.find(({rule}) => rule === 'dominant-value')).toMatchObject({severity: 'error'});
  });

  it.each(['lora/particle_lfs', 'captions/emoji_rewrites/metadata_with_new_prompts.jsonl'])(
    '%s: no tag rule speaks of prose',
    async path => {
      const {advice} = await analyze(`${DATA}/${path}`);
      const rules = advice.map(({rule}) => rule);
      for (const rule of [
        'always-true-tags',
        'nearly-always-tags',
        'one-off-tags',
        'narrow-vocabulary',
        'spelling-variants',
      ]) {
        expect(rules).not.toContain(rule);
      }
    },
  );

  it('particle_lfs: speaks of the template', async () => {
    const {advice} = await analyze(`${DATA}/lora/particle_lfs`);
    expect(advice.find(({rule}) => rule === 'constant-phrases')?.what).toMatch(
      /^`a macro shot of` opens 181 of 200 captions/,
    );
  });

  it('says nothing longer than a line or two', async () => {
    for (const path of ['lora/mickey1928', 'lora/wikipetan', 'lora/zemoji', 'lora/particle_lfs', 'captions/azuki']) {
      for (const {what, why, todo} of (await analyze(`${DATA}/${path}`)).advice) {
        expect([what.length <= 140, why.length <= 180, todo.length <= 220]).toEqual([true, true, true]);
      }
    }
  });
});
