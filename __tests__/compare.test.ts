import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {analyze, analyzeFully} from '../src/analyze.ts';
import {compare, compareReports} from '../src/compare.ts';
import type {CompareOptions} from '../src/open-side.ts';
import {COMPARISON} from '../src/report/comparison-schema.ts';
import type {Comparison} from '../src/report/comparison.ts';
import {memorySource} from '../src/sources/memory.ts';
import {saveStatistics} from '../src/statistics/saved.ts';
import {dataSet} from './helpers/data-set.ts';
import {times} from './helpers/findings.ts';
import {inFolder} from './helpers/in-folder.ts';
import {commit, git, repository} from './helpers/repository.ts';
import {safetensors} from './helpers/safetensors.ts';
import {itemsOf, tagCaptions} from './helpers/sets.ts';

const HATS = times(30, i => `pell, hat ${'abcdef'[i % 6]}, view ${'xyz'[i % 3]}, scarf ${'uvwst'[i % 5]}`);
const SICK = HATS.map((caption, i) => (i < 6 ? (HATS[0] ?? '') : caption));
const HALF_ALIKE = HATS.map((caption, i) => (i < 15 ? 'pell, hat a, solo' : caption));

async function compared(
  base: readonly string[],
  head: readonly string[],
  options: CompareOptions = {},
): Promise<Comparison> {
  const [a, b] = [memorySource(itemsOf(base), 'base'), memorySource(itemsOf(head), 'head')];
  return compare(a, b, {trigger: ['pell'], ...options});
}

/** Caption files with an image each. */
function files(captions: readonly string[]): Record<string, string | null> {
  return Object.fromEntries(
    captions.flatMap(
      (caption, i) =>
        [
          [`${i}.png`, null],
          [`${i}.txt`, caption],
        ] as const,
    ),
  );
}

const total = ({attribution}: Comparison): number => attribution.reduce((all, {points}) => all + points, 0);

describe('compare(base, head)', () => {
  it('is 0 for equal sides, with nothing flagged and nobody blamed', () =>
    fc.assert(
      fc.asyncProperty(tagCaptions, async captions => {
        const found = await compared(captions, captions);
        expect(COMPARISON.parse(JSON.parse(JSON.stringify(found)))).toEqual(found);
        expect(found.comparable).toBe(true);
        expect([0, null]).toContain(found.score.delta);
        expect(found.attribution.every(({points}) => points === 0)).toBe(true);
        expect(found.items).toEqual({kept: captions.length, edited: 0, removed: 0, added: 0});
        if (found.score.delta !== null) expect(found.blame).toEqual({items: [], tried: 0, changed: 0});
        expect(found).toMatchObject({availability: [], notes: []});
        if ('jsd' in found.distribution)
          expect(found.distribution).toMatchObject({jsd: 0, flagged: false, flaggedTags: 0});
      }),
      {numRuns: 15},
    ));

  it('attributes the whole change, whatever changed', () =>
    fc.assert(
      fc.asyncProperty(tagCaptions, tagCaptions, async (base, head) => {
        const found = await compared(base, head);
        expect(COMPARISON.parse(JSON.parse(JSON.stringify(found)))).toEqual(found);
        if (found.score.delta !== null) expect(Math.abs(total(found) - found.score.delta)).toBeLessThanOrEqual(1e-9);
      }),
      {numRuns: 25},
    ));

  it('is the difference of the two scores where both measure the same', async () => {
    const found = await compared(HATS, SICK);
    expect(found.availability).toEqual([]);
    const [base, head] = [found.base.score.value ?? NaN, found.head.score.value ?? NaN];
    expect(found.score.delta).toBeCloseTo(head - base, 9);
    expect(found.score.delta).toBeLessThan(0);
    expect(found.attribution[0]).toMatchObject({id: 'caption-duplicates', pillar: 'uniqueness'});
  });

  it('turns its signs when the sides change places', async () => {
    const [there, back] = [await compared(HATS, SICK), await compared(SICK, HATS)];
    expect(back.score.delta).toBeCloseTo(-(there.score.delta ?? NaN), 9);
    expect(back.items).toEqual({kept: 25, edited: 5, removed: 0, added: 0});
  });

  it('does not see the order of items, and gives the same bytes again', async () => {
    const items = (captions: readonly string[]) => itemsOf(captions).toReversed();
    const found = await compared(HATS, SICK);
    const turned = await compare(memorySource(items(HATS), 'base'), memorySource(items(SICK), 'head'), {
      trigger: ['pell'],
    });
    expect(JSON.stringify(turned)).toBe(JSON.stringify(found));
  });

  it('calls half of the set made alike no chance, and one word nothing to speak of', async () => {
    const {significance} = await compared(HATS, HALF_ALIKE);
    expect(significance).toMatchObject({draws: 199});
    expect('p' in significance ? significance.p : 1).toBeLessThan(0.05);
    const one = await compared(HATS, ['pell, hat a, view z', ...HATS.slice(1)]);
    expect(one.significance).toEqual({untested: 'One edited item is too few to tell a change from chance.'});
  });

  it('blames the files that pull the score down, the strongest first', async () => {
    const long = times(60, i => `word ${'abcdefgh'[i % 8]}${i}`).join(', ');
    const base = memorySource(itemsOf(HATS));
    const head = memorySource([
      ...itemsOf(HATS),
      {key: 'a long one', caption: long},
      {key: 'b', caption: HATS[0] ?? ''},
    ]);
    const {blame, items} = await compare(base, head, {trigger: ['pell']});
    expect(items).toEqual({kept: 30, edited: 0, removed: 0, added: 2});
    if (!('items' in blame)) throw new Error(blame.untried);
    expect(blame).toMatchObject({tried: 2, changed: 2});
    expect(blame.items[0]).toMatchObject({key: 'a long one', change: 'added'});
    expect(blame.items[0]?.points).toBeLessThan(-1);
  });

  it('is what one file does where one file changed', async () => {
    const found = await compared(HATS, ['', ...HATS.slice(1)]);
    const {blame} = found;
    if (!('items' in blame)) throw new Error(blame.untried);
    expect(blame.items).toEqual([{key: '000', change: 'edited', points: expect.closeTo(found.score.delta ?? NaN, 9)}]);
  });

  it('names a gain that comes from deleting tags that were used once', async () => {
    const base = HATS.map((caption, i) => (i < 20 ? `${caption}, once ${'a'.repeat(i + 1)}` : caption));
    const found = await compared(base, HATS);
    expect(found.attribution.find(({id}) => id === 'tag-coverage')?.points).toBeGreaterThan(0.5);
    expect(found.remarks).toEqual([
      {
        code: 'deleted-one-offs',
        says: expect.stringMatching(/from deletion: 20 tags that were used once are gone \(`once a`/),
      },
    ]);
    // Merged into one tag, no use is lost.
    const merged = await compared(
      base,
      HATS.map((caption, i) => (i < 20 ? `${caption}, ribbon` : caption)),
    );
    expect(merged.remarks.map(({code}) => code)).toEqual([]);
  });

  it('says what cannot be compared between tags and prose', async () => {
    const prose = times(30, i => `a small girl with hat number ${i} stands near the river and looks at it`);
    const found = await compared(HATS, prose);
    expect(found.availability.map(({id, base, head}) => [id, base, head])).toContainEqual([
      'hygiene',
      'scored',
      'not-applicable',
    ]);
    expect(found.distribution).toEqual({notCompared: expect.stringContaining('prose')});
    expect(found.remarks).toContainEqual({
      code: 'style-changed',
      says: 'The base is judged by its tags, the head by the terms of its prose.',
    });
    expect(found.comparable).toBe(true);
    expect(total(found)).toBeCloseTo(found.score.delta ?? NaN, 9);
  });

  it('judges no small set', async () => {
    const found = await compared(HATS.slice(0, 19), HATS);
    expect(found.significance).toEqual({untested: 'Cannot judge: fewer than 20 items on a side.'});
    expect(found.remarks.map(({code}) => code)).toEqual(['few-items']);
  });

  it('gives a cap its part', async () => {
    const broken = HATS.map((caption, i) => (i < 12 ? '' : caption));
    const [base, head] = [dataSet(files(HATS)), dataSet(files(broken))];
    const found = await compare(base, head, {profile: 'diffusion-pipe'});
    expect(total(found)).toBeCloseTo(found.score.delta ?? NaN, 9);
  });
});

describe('sides of compare', () => {
  it('may be a revision and the folder as it lies there', async () => {
    const root = repository(
      Object.fromEntries(Object.entries(files(HATS)).map(([name, text]) => [`train/${name}`, text])),
    );
    writeFileSync(join(root, 'train/3.txt'), 'pell, hat d');
    const found = await inFolder(root, () => compare('HEAD:train', 'train'));
    expect([found.base.label, found.head.label]).toEqual(['HEAD:train', 'train']);
    expect(found.items).toEqual({kept: 29, edited: 1, removed: 0, added: 0});
    commit(root);
    git(root, 'rm', '-q', 'train/7.txt', 'train/7.png');
    commit(root);
    const later = await inFolder(root, () => compare('HEAD~1:train', 'HEAD:train'));
    expect(later.items).toEqual({kept: 29, edited: 0, removed: 1, added: 0});
  });

  const saved = async () => {
    const {report, statistics} = await analyzeFully(memorySource(itemsOf(HATS)), {trigger: ['pell']});
    const root = dataSet({
      'report.json': `${JSON.stringify(report, null, 2)}\n`,
      'stats.json': saveStatistics(statistics),
    });
    return {report: join(root, 'report.json'), statistics: join(root, 'stats.json'), root};
  };

  it('may be a saved report: scores only', async () => {
    const {report} = await saved();
    const found = await compare(report, memorySource(itemsOf(SICK)), {trigger: ['pell']});
    expect(found.base).toMatchObject({kind: 'report', label: 'report.json'});
    expect(found).toMatchObject({
      comparable: true,
      items: null,
      significance: {untested: 'Single items are not known on both sides.'},
      blame: {untried: 'Single items are not known on both sides.'},
      distribution: {notCompared: 'A saved report holds scores, and no tags.'},
      remarks: [{code: 'scores-only'}],
    });
    const whole = await compared(HATS, SICK);
    expect(found.score.delta).toBeCloseTo(whole.score.delta ?? NaN, 9);
    expect(total(found)).toBeCloseTo(found.score.delta ?? NaN, 9);
  });

  it('may be saved statistics: counts, and no single files', async () => {
    const {statistics} = await saved();
    const found = await compare(statistics, memorySource(itemsOf(SICK)), {trigger: ['pell']});
    const whole = await compared(HATS, SICK);
    expect(found).toMatchObject({base: {kind: 'statistics'}, items: null, remarks: [{code: 'counts-only'}]});
    expect(found.score.delta).toBeCloseTo(whole.score.delta ?? NaN, 9);
    expect('jsd' in found.distribution && 'jsd' in whole.distribution).toBe(true);
    if ('jsd' in found.distribution && 'jsd' in whole.distribution) {
      expect(found.distribution.jsd).toBe(whole.distribution.jsd);
      expect(found.distribution.test).toEqual({untested: expect.stringContaining('Cannot judge')});
    }
  });

  it('may be two saved reports', async () => {
    const {report} = await saved();
    expect(await compare(report, report)).toMatchObject({comparable: true, score: {delta: 0}});
  });

  it('may be the header of a LoRA beside the set it was trained on', async () => {
    const counts: Record<string, number> = {};
    for (const caption of HATS) for (const tag of caption.split(', ')) counts[tag] = (counts[tag] ?? 0) + 1;
    const root = dataSet({
      'pell.safetensors': safetensors({
        ss_tag_frequency: {'10_pell': counts},
        ss_dataset_dirs: {'10_pell': {n_repeats: 10, img_count: 30}},
      }),
      ...Object.fromEntries(Object.entries(files(HATS)).map(([name, text]) => [`train/10_pell/${name}`, text])),
    });
    const found = await compare(join(root, 'pell.safetensors'), join(root, 'train'));
    expect(found).toMatchObject({comparable: true, base: {kind: 'lora'}, items: null, distribution: {jsd: 0}});
    expect(found.remarks.map(({code}) => code)).toContain('approximate');
    expect(found.availability.map(({id}) => id)).toContain('token-overflow');
  });

  it('are not comparable where another trainer reads them, and are still shown', async () => {
    const root = dataSet({
      ...files(HATS),
      'other/metadata.jsonl': SICK.map((text, i) => JSON.stringify({file_name: `${i}.png`, text})).join('\n'),
    });
    const found = await compare(root, join(root, 'other'), {captionsOnly: true});
    expect(found).toMatchObject({comparable: false, score: {delta: null}, attribution: []});
    expect(found.mismatches).toEqual([
      {part: 'profile', why: expect.stringContaining('name one trainer with --profile')},
    ]);
    expect(found.base.score.value).toBeGreaterThan(0);
    expect(found.distribution).toMatchObject({jsd: expect.any(Number), test: {untested: expect.any(String)}});
    expect(found.metrics['gini']).toMatchObject({value: {delta: expect.any(Number)}, score: {delta: null}});
    const named = await compare(root, join(root, 'other'), {captionsOnly: true, profile: 'kohya'});
    expect(named.comparable).toBe(true);
  });

  it('names the options that differ', async () => {
    const {statistics, report} = await saved();
    const found = await compare(statistics, memorySource(itemsOf(HATS)), {trigger: ['pell'], allow: ['hat a']});
    expect(found.mismatches).toEqual([{part: 'allow', why: expect.stringContaining('--allow')}]);
    const of = await compare(report, memorySource(itemsOf(HATS)), {trigger: ['pell'], allow: ['hat a']});
    expect(of.mismatches).toEqual([{part: 'unknown', why: expect.stringContaining('does not say which')}]);
  });

  it.each([
    ['cut off', (text: string) => text.slice(0, 500), 'cut off or damaged'],
    ['of another shape', (text: string) => text.replace('"basis"', '"base"'), '"basis" is missing or wrong'],
    ['a list', (text: string) => `[${text},${text}]`, 'holds 2 reports'],
  ])('refuse a report that is %s', async (_what, spoil, message) => {
    const report = await analyze(memorySource(itemsOf(HATS)), {advice: false});
    const root = dataSet({'report.json': spoil(`${JSON.stringify(report, null, 2)}\n`)});
    await expect(compare(join(root, 'report.json'), memorySource(itemsOf(HATS)))).rejects.toThrow(message);
  });

  it('must be there', async () =>
    expect(compare('nowhere', memorySource(itemsOf(HATS)))).rejects.toMatchObject({code: 'source-not-found'}));
});

describe('compareReports(base, head)', () => {
  it('gives what compare gives of the figures', async () => {
    const [before, after] = await Promise.all(
      [HATS, SICK].map(captions => analyze(memorySource(itemsOf(captions)), {trigger: ['pell']})),
    );
    if (before === undefined || after === undefined) throw new Error('two reports');
    const {score} = await compared(HATS, SICK);
    expect(compareReports(before, after)).toMatchObject({score, items: null});
  });

  it.each([null, undefined, 'report.json', {}, [], {dataset: {}, score: {}, metrics: {}}])(
    '%j is no report',
    async value => {
      const report = await analyze(memorySource(itemsOf(HATS)), {advice: false});
      expect(() => compareReports(value as never, report)).toThrow('the first argument is no report');
      expect(() => compareReports(report, value as never)).toThrow('the second argument is no report');
    },
  );
});
