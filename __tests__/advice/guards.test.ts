import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {advise} from '../../src/advice/advise.ts';
import type {Finding, Fix} from '../../src/advice/finding.ts';
import {RULES} from '../../src/advice/index.ts';
import {applyEdits, type Edit} from '../../src/corpus/edit.ts';
import type {Source} from '../../src/sources/source.ts';
import {analyze} from '../../src/analyze.ts';
import {fired, statisticsFor} from '../helpers/fires.ts';
import {findings, times} from '../helpers/findings.ts';
import {analysisOf, corpusOf, tagCaptions, tagsOf} from '../helpers/sets.ts';

const ASKED = {purpose: null, off: [], accept: []} as const;
const resting = (on: string) => RULES.filter(({restsOn}) => restsOn === on).map(({id}) => id);
const applicable = (found: readonly Finding[]): Fix[] =>
  found.flatMap(({fixes}) => fixes).filter(({applicability}) => applicability !== 'manual');

describe('G1: the trigger', () => {
  const set = times(40, i => `sks woman, blue hair, tag ${i % 6}, thing ${i % 5}`);

  it('is no always-true tag, declared or guessed', async () => {
    for (const trigger of [['sks woman'], []]) {
      const [finding] = await findings('always-true-tags', set, {trigger, purpose: 'character'});
      expect(finding?.subject.keys).toEqual(['blue hair']);
    }
  });
  it('is an always-true tag like any other when another one is declared', async () => {
    const [finding] = await findings('always-true-tags', set, {trigger: ['blue hair']});
    expect(finding?.subject.keys).toEqual(['sks woman']);
  });
  it('is no nearly-always tag: trigger-placement speaks of it', async () => {
    const captions = set.with(3, 'blue hair, tag 1');
    expect(await findings('nearly-always-tags', captions, {trigger: ['sks woman']})).toEqual([]);
    expect(await findings('trigger-placement', captions, {trigger: ['sks woman']})).toHaveLength(1);
  });
  it('is no constant phrase', async () => {
    const prose = times(20, i => `sks woman stands near the tower number ${i} and is looking at the river`);
    const phrases = async (trigger: string[]) => {
      const [finding] = await findings('constant-phrases', prose, {trigger});
      return finding?.subject.keys.filter(key => key === 'sks woman') ?? [];
    };
    expect(await phrases(['sks woman'])).toEqual([]);
  });
  it('is moved to the front, never from it', async () => {
    const found = await findings('trigger-placement', [...set, 'hat, sks woman'], {trigger: ['sks woman']});
    expect(found.flatMap(({fixes}) => fixes)).toMatchObject([{kind: 'reorder-tags', first: ['sks woman']}]);
  });
});

describe('G2: the allow list', () => {
  const RIGHT = ['masterpiece', 'best quality', 'score_9', 'score_8_up', 'rating:safe', 'absurdres', 'source_anime'];

  it('holds quality, rating and score without being told', async () => {
    const set = times(40, i => `${RIGHT.join(', ')}, tag ${i % 6}, thing ${i % 5}`);
    expect(await findings('always-true-tags', set, {trigger: ['sks']})).toEqual([]);
    const nearly = set.with(3, 'tag 1');
    expect(await findings('nearly-always-tags', nearly, {trigger: ['sks']})).toEqual([]);
  });
  it.each(['on purpose', 'On_Purpose'])('takes %j in any spelling', async allowed => {
    const set = times(40, i => `on purpose, tag ${i % 6}, thing ${i % 5}`);
    const rules = ['always-true-tags', 'nearly-always-tags'];
    for (const captions of [set, set.with(3, 'tag 1')]) {
      const spoken = async (allow: string[]) =>
        (await Promise.all(rules.map(rule => findings(rule, captions, {trigger: ['sks'], allow})))).flat().length;
      expect([await spoken([]), await spoken([allowed])]).toEqual([1, 0]);
    }
  });
});

describe('G3: fewer than 20 items', () => {
  const cut = async (rule: string, items: number) => {
    const statistics = await statisticsFor(rule);
    const small = {...statistics, dataset: {...statistics.dataset, items}};
    const gain = () => ({dhs: 1, pillars: {}, basis: null});
    return advise(small, ASKED, gain).findings.filter(finding => finding.rule === rule);
  };

  it.each(resting('distribution'))('%s claims nothing', async rule => {
    const found = await cut(rule, 19);
    expect(found.length).toBeGreaterThan(0);
    for (const {severity, confidence, impact, fixes} of found) {
      expect([severity, confidence, impact]).toEqual(['note', 'low', null]);
      expect(fixes.map(({applicability}) => applicability)).not.toContain('safe');
    }
    expect((await cut(rule, 20)).map(({confidence}) => confidence)).toEqual(found.map(() => 'normal'));
  });
  it.each([...resting('files'), ...resting('settings')])('%s stays as it is', async rule => {
    const [small, large] = [await cut(rule, 19), await cut(rule, 20)];
    expect(small.map(({confidence}) => confidence)).toEqual(large.map(() => 'normal'));
    expect(small.map(({impact, fixes}) => [impact, fixes])).toEqual(large.map(({impact, fixes}) => [impact, fixes]));
  });
});

describe('G4: support', () => {
  it.each([
    ['always-true-tags', ['hat, a', 'hat, b'], ['hat, a', 'hat, b', 'hat, c']],
    ['nearly-always-tags', [], times(4, i => (i < 1 ? 'scarf' : `hat, a${i}`))],
  ])('%s speaks of no tag with n < 3', async (rule, few, below) => {
    expect(await findings(rule, few, {trigger: ['sks']})).toEqual([]);
    // 3 of 4 is below .9, so only the always-true tag has the support and the coverage.
    expect(await findings(rule, below, {trigger: ['sks']})).toHaveLength(rule === 'always-true-tags' ? 1 : 0);
  });
  it('does not hold for hygiene: a slip is rare by definition', async () =>
    expect(
      await findings('spelling-variants', [...times(20, i => `hat ${i % 2}, scarf`), 'hat 1, scrarf']),
    ).toHaveLength(1));
});

describe('G5: style', () => {
  const PROSE = times(30, i => `A small dog, which is sleeping in the warm sun, lies near tower number ${i}`);
  const TAG_RULES = [
    'always-true-tags',
    'nearly-always-tags',
    'dominant-value',
    'narrow-vocabulary',
    'one-off-tags',
    'spelling-variants',
    'duplicate-tags',
    'underscores-cost-tokens',
    'trigger-placement',
  ];

  it('no tag rule speaks of sentences, constant-phrases does', async () => {
    const captions = PROSE.map((text, i) => (i < 3 ? `${text.toUpperCase()}, ${text.toUpperCase()}` : text));
    const {report, statistics} = await analysisOf(captions, {trigger: ['sleeping dog']});
    expect(statistics.dataset.style).toBe('sentence');
    const spoken = report.advice.map(({rule}) => rule);
    expect(spoken).toContain('constant-phrases');
    expect(spoken.filter(rule => TAG_RULES.includes(rule))).toEqual([]);
  });
  it.each(TAG_RULES)('%s is silent on prose that is not English', async rule => {
    const captions = times(30, i => `Ein kleiner Hund schläft ruhig und friedlich neben Turm Nummer ${i}`);
    expect(await findings(rule, captions)).toEqual([]);
  });
  it('sees only the tag segments of mixed captions', async () => {
    const long = 'a long red scarf that is knitted';
    const captions = times(
      40,
      i =>
        `hat, smile, ${i % 2 ? 'boots' : 'cape'}, tag ${i % 4}, thing ${i % 5}, ${long}${i % 3 ? '' : ` for number ${i}`}`,
    );
    const {report, statistics} = await analysisOf(captions, {trigger: ['sks']});
    expect(statistics.dataset.style).toBe('mixed');
    expect(report.advice.find(({rule}) => rule === 'always-true-tags')?.subject.keys).toEqual(['hat', 'smile']);
    const words = report.advice.filter(({rule}) => TAG_RULES.includes(rule)).map(finding => JSON.stringify(finding));
    expect(words.join()).not.toContain(long);
  });
  it('constant-phrases is silent on tags', async () =>
    expect(
      await findings(
        'constant-phrases',
        times(30, i => `hat, tag ${i}`),
      ),
    ).toEqual([]));
});

describe('G6: regularisation', () => {
  const source = (regularisation: boolean): Source => ({
    detection: {
      layout: 'memory',
      name: 'hats',
      captionsOnly: true,
      profile: 'kohya',
      why: 'in memory',
      assumptions: [],
      alsoFound: [],
      rejected: [],
      notes: [],
    },
    async *items() {
      const subset = {name: 'reg', repeats: 1, regularisation};
      for (let i = 0; i < 40; i++) {
        const captions = [{text: `hat,, Smile, smile, ${i % 3}`, probability: 1}];
        yield {key: String(i).padStart(3, '0'), captions, subset, notes: []};
      }
    },
  });

  it('is never judged', async () => {
    expect((await analyze(source(false))).advice.length).toBeGreaterThan(2);
    expect((await analyze(source(true))).advice).toEqual([]);
    expect((await analyze(source(true))).notes.map(({code}) => code)).toEqual(['regularisation-skipped']);
  });
});

describe('G7: no fix leaves a caption empty', () => {
  const tag = fc.constantFrom('1girl', 'hat', 'red scarf', 'smile', 'night');
  const edit: fc.Arbitrary<Edit> = fc.oneof(
    tag.map(name => ({kind: 'remove-tag', tag: name, items: 'all'}) as const),
    fc.record({kind: fc.constant('rename-tag' as const), from: fc.array(tag, {maxLength: 3}), to: tag}),
    fc.constant({kind: 'deduplicate-tags', by: 'matchKey'} as const),
    fc.constant({kind: 'normalise-text', what: 'empty-tag'} as const),
  );

  it('whatever is removed, renamed and tidied', () =>
    fc.assert(
      fc.asyncProperty(tagCaptions, fc.array(edit, {maxLength: 8}), async (captions, edits) => {
        const {texts} = applyEdits(await corpusOf(captions), edits);
        expect(texts).toHaveLength(captions.length);
        for (const text of texts) expect(tagsOf(text).some(name => name !== '')).toBe(true);
      }),
      {numRuns: 60},
    ));
  it('so a caption of nothing but always-true tags keeps them', async () => {
    const set = times(40, i => (i === 7 ? 'blue hair, blue eyes' : `blue hair, blue eyes, tag ${i % 4}`));
    const found = await findings('always-true-tags', set, {trigger: ['sks'], purpose: 'character'});
    const {texts} = applyEdits(await corpusOf(set), applicable(found) as Edit[]);
    expect(texts[7]).toBe('blue hair, blue eyes');
    expect(texts[8]).toBe('tag 0');
  });
});

describe('G9: purpose', () => {
  const NORMAL: readonly (readonly [string, readonly string[]])[] = [
    ['mixed-data-set', ['general']],
    ['always-true-tags', ['style']],
    ['narrow-vocabulary', ['style', 'character']],
    ['one-off-tags', ['general']],
    ['repeated-captions', ['concept']],
  ];
  const PURPOSES = ['character', 'style', 'concept', 'general'] as const;

  it.each(NORMAL)('%s is normal for %j', async (rule, normalFor) => {
    for (const purpose of PURPOSES) {
      const found = await fired(rule, {purpose});
      expect(found.length).toBeGreaterThan(0);
      const normal = normalFor.includes(purpose);
      expect(found.map(one => one.normalFor)).toEqual(found.map(() => (normal ? purpose : undefined)));
      if (!normal) continue;
      expect(found.map(({severity}) => severity)).toEqual(found.map(() => 'note'));
      expect(applicable(found)).toEqual([]);
    }
  });
  it.each(RULES.map(({id}) => id).filter(id => !NORMAL.some(([rule]) => rule === id)))(
    '%s is normal for none',
    async rule => {
      for (const purpose of PURPOSES) {
        const found = await fired(rule, {purpose});
        expect(found.map(({severity, normalFor}) => [severity, normalFor])).toEqual(
          (await fired(rule)).map(({severity}) => [severity, undefined]),
        );
      }
    },
  );
  it('leaves the score as it is', async () => {
    const set = times(30, i => `sks, blue hair, tag ${i % 4}`);
    const scores = await Promise.all(
      PURPOSES.map(async purpose => (await analysisOf(set, {trigger: ['sks'], purpose})).report.score),
    );
    expect(new Set(scores.map(score => JSON.stringify(score))).size).toBe(1);
  });
});

describe('G10: all or none', () => {
  it('a tag is offered for removal from all captions', async () => {
    const set = times(40, i => `blue hair, long hair, red eyes, tag ${i % 4}`);
    const found = await findings('always-true-tags', set, {trigger: ['sks'], purpose: 'character'});
    const removals = found.flatMap(({fixes}) => fixes).filter(fix => fix.kind === 'remove-tag');
    expect(removals.map(({items}) => items)).toEqual(['all', 'all', 'all']);
  });
  it.each(RULES.map(({id}) => id))('%s removes no tag from some captions only', async rule => {
    const removals = (await fired(rule)).flatMap(({fixes}) => fixes).filter(fix => fix.kind === 'remove-tag');
    expect(removals.filter(({items}) => items !== 'all')).toEqual([]);
  });
  it('and nothing is ever added: no fix is of a kind that could', async () => {
    const kinds = (await Promise.all(RULES.map(({id}) => fired(id))))
      .flat()
      .flatMap(({fixes}) => fixes.map(({kind}) => kind));
    expect(new Set(kinds).size).toBeGreaterThan(5);
    expect(kinds.filter(kind => kind.startsWith('add'))).toEqual([]);
  });
});
