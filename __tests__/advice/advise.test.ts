import {describe, expect, it} from '@jest/globals';
import {advise, type AdviceOptions, type Rescore} from '../../src/advice/advise.ts';
import {RULES} from '../../src/advice/index.ts';
import type {Finding, Fix} from '../../src/advice/finding.ts';
import type {Statistics} from '../../src/statistics/statistics.ts';
import {analysisOf, names, type Told} from '../helpers/sets.ts';
import {times} from '../helpers/findings.ts';

const ASKED: AdviceOptions = {purpose: null, off: [], accept: []};
const SEVERITIES = ['error', 'warning', 'note'];
const gain = (dhs: number) => ({dhs, pillars: {}, basis: null});
const nothing: Rescore = () => null;

/** Two always-true tags, an underscore variant, a trailing comma, a repeated tag, and twins. */
const MESSY = times(
  30,
  i => `sks, blue hair, blue eyes, ${i < 4 ? 'red_hat' : 'red hat'}, tag ${i % 4}${i < 2 ? ',' : ''}`,
).with(9, 'sks, blue hair, blue eyes, red hat, tag 1, red hat');

const statisticsOf = async (captions: readonly Told[] = MESSY): Promise<Statistics> =>
  (await analysisOf(captions, {trigger: ['sks'], advice: false})).statistics;
const ids = (findings: readonly Finding[]): string[] => findings.map(({rule}) => rule);

describe('advise(statistics, options, rescore)', () => {
  it('asks every rule, and finds what is there', async () => {
    const {findings, total} = advise(await statisticsOf(), ASKED, nothing);
    expect(ids(findings).toSorted()).toEqual(
      [
        'always-true-tags',
        'duplicate-tags',
        'repeated-captions',
        'narrow-vocabulary',
        'spelling-variants',
        'unclean-text',
      ].toSorted(),
    );
    expect(total).toBe(findings.length);
  });
  it('does not ask rules that are off', async () => {
    const {findings} = advise(await statisticsOf(), {...ASKED, off: ['unclean-text', 'duplicate-tags']}, nothing);
    expect(ids(findings)).not.toContain('unclean-text');
    expect(ids(findings)).not.toContain('duplicate-tags');
    expect(ids(findings)).toContain('spelling-variants');
  });
  it.each([
    ['a rule', ['unclean-text'], ['unclean-text']],
    ['a rule with its subject', ['always-true-tags:blue eyes, blue hair, red hat'], ['always-true-tags']],
    ['a rule with another subject', ['always-true-tags:blue eyes'], []],
    ['nothing', [], []],
  ])('marks what the user accepted: %s', async (_what, accept, expected) => {
    const {findings} = advise(await statisticsOf(), {...ASKED, accept}, nothing);
    expect(ids(findings.filter(({accepted}) => accepted))).toEqual(expected);
    expect(findings).toHaveLength(advise(await statisticsOf(), ASKED, nothing).findings.length);
  });
  it('changes nothing in the statistics', async () => {
    const statistics = await statisticsOf();
    const before = structuredClone(statistics);
    advise(statistics, {...ASKED, purpose: 'character'}, () => gain(1));
    expect(statistics).toEqual(before);
  });
});

describe('impact', () => {
  it('is asked for the fixes on offer, never for manual ones', async () => {
    const asked: Fix[] = [];
    const record: Rescore = fixes => {
      asked.push(...fixes);
      return gain(1);
    };
    const {findings} = advise(await statisticsOf(), {...ASKED, purpose: 'character'}, record);
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.map(({applicability}) => applicability)).not.toContain('manual');
    for (const {fixes, impact} of findings) {
      expect(impact).toEqual(fixes.some(({applicability}) => applicability !== 'manual') ? gain(1) : null);
    }
  });
  it('is null below 20 items for what rests on a distribution, and only for that', async () => {
    const statistics = await statisticsOf(MESSY.slice(0, 19));
    const {findings} = advise(statistics, {...ASKED, purpose: 'character'}, () => gain(1));
    const of = (rule: string) => findings.find(finding => finding.rule === rule);
    expect(of('always-true-tags')).toMatchObject({confidence: 'low', impact: null});
    expect(of('unclean-text')).toMatchObject({confidence: 'normal', impact: gain(1)});
  });
  it('is asked of printed findings only beyond five million uses', async () => {
    const statistics = await statisticsOf();
    const ask = (uses: number, printed: number) => {
      let calls = 0;
      const large = {...statistics, dataset: {...statistics.dataset, uses}};
      const {together} = advise(large, {...ASKED, printed}, () => {
        calls++;
        return gain(1);
      });
      return [calls, together.safe] as const;
    };
    // One call more for those on top together.
    const [dear, safe] = ask(5_000_001, 2);
    expect(dear).toBeLessThanOrEqual(3);
    expect(safe).toBeNull();
    expect(ask(5_000_000, 2)[0]).toBeGreaterThan(4);
  });
});

describe('together', () => {
  it('re-scores all safe fixes at once, and what the first three offer', async () => {
    const calls: (readonly Fix[])[] = [];
    const {findings} = advise(await statisticsOf(), ASKED, fixes => {
      calls.push(fixes);
      return gain(fixes.length);
    });
    const of = (some: readonly Finding[], kinds: readonly string[]) =>
      some.flatMap(({fixes}) => fixes).filter(({applicability}) => kinds.includes(applicability));
    expect(calls.slice(-2)).toEqual([of(findings, ['safe']), of(findings.slice(0, 3), ['safe', 'suggested'])]);
    expect(of(findings, ['safe']).length).toBeGreaterThan(1);
  });
});

describe('ranking', () => {
  const order = ({severity, impact, rule}: Finding) => [
    SEVERITIES.indexOf(severity),
    -(impact?.dhs ?? -Infinity),
    RULES.findIndex(({id}) => id === rule),
  ];

  it('is by severity, then gain with unknown last, then order of rules', async () => {
    const {findings} = advise(await statisticsOf(), ASKED, fixes => gain(fixes[0]?.kind === 'rename-tag' ? 3 : 1));
    const places = findings.map(order);
    const sorted = places.toSorted((a, b) => a.map((x, i) => x - (b[i] ?? 0) || 0).find(x => x !== 0) ?? 0);
    expect(places).toEqual(sorted);
    expect(new Set(places.map(([severity]) => severity)).size).toBeGreaterThan(1);
  });
  it('puts the larger gain first among equals, and the unknown last', async () => {
    const set = times(30, i => `hat, smile${i < 3 ? ',' : ''}, ${i > 26 ? 'smile, ' : ''}tag ${i % 7}, a${i % 11}`);
    const ranked = async (worth: Partial<Record<Fix['kind'], number>>) => {
      const {findings} = advise(await statisticsOf(set), ASKED, ([fix]) => {
        const dhs = fix === undefined ? undefined : worth[fix.kind];
        return dhs === undefined ? null : gain(dhs);
      });
      return ids(findings).filter(rule => rule === 'unclean-text' || rule === 'duplicate-tags');
    };
    expect(await ranked({'normalise-text': 1, 'deduplicate-tags': 2})).toEqual(['duplicate-tags', 'unclean-text']);
    expect(await ranked({'normalise-text': 2, 'deduplicate-tags': 1})).toEqual(['unclean-text', 'duplicate-tags']);
    expect(await ranked({'deduplicate-tags': -1})).toEqual(['duplicate-tags', 'unclean-text']);
    expect(await ranked({})).toEqual(['unclean-text', 'duplicate-tags']);
  });
  it('goes by subject last', async () => {
    const shared = names(12);
    const set = times(40, i => [...shared.filter((_, k) => i !== k), `tag ${i % 9}`].join(', '));
    const {findings} = advise(await statisticsOf(set), ASKED, nothing);
    const subjects = findings.filter(({rule}) => rule === 'nearly-always-tags').map(({subject}) => subject.keys[0]);
    expect(subjects).toEqual(shared);
  });
  it('puts assumed options first whatever their gain', async () => {
    const statistics = await statisticsOf();
    const assumptions = [{option: 'caption-extension', value: '.txt', why: '30 .txt files'}];
    const {findings} = advise({...statistics, source: {...statistics.source, assumptions}}, ASKED, () => gain(9));
    expect(findings[0]?.rule).toBe('assumed-options');
    expect(findings.some(({severity}) => severity === 'error')).toBe(true);
  });
  it('reports a hundred and counts all', async () => {
    const many = names(130);
    const set = times(200, i => [...many.filter((_, k) => i !== k), `tag ${i % 9}`].join(', '));
    const {findings, total} = advise(await statisticsOf(set), ASKED, nothing);
    expect(findings).toHaveLength(100);
    expect(total).toBeGreaterThanOrEqual(130);
  });
});
