import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {analyzeFully} from '../../src/analyze.ts';
import type {Finding, Fix} from '../../src/advice/finding.ts';
import {judge} from '../../src/report/build.ts';
import {memorySource} from '../../src/sources/memory.ts';
import {editByHand, type Owned} from '../helpers/hand-edit.ts';
import {times} from '../helpers/findings.ts';
import {analysisOf, itemsOf, type Told} from '../helpers/sets.ts';

const CHARACTER = {trigger: ['sks'], purpose: 'character'} as const;

const owned = (captions: readonly Told[], options: Owned['options'] = CHARACTER): Owned => ({
  items: itemsOf(captions).map(item => ({...item, caption: [item.caption].flat()[0] ?? ''})),
  options,
});
const check = ({items, options}: Owned) => analyzeFully(memorySource(items), options);
const isOffered = ({applicability}: Fix): boolean => applicability !== 'manual';
const editAll = (set: Owned, fixes: readonly Fix[]): Owned => fixes.reduce(editByHand, set);

async function scoreOf(set: Owned): Promise<number> {
  return judge((await check({...set, options: {...set.options, advice: false}})).statistics).score.value ?? NaN;
}

/** Score after really making the changes, minus score before. */
async function truth(set: Owned, fixes: readonly Fix[]): Promise<number> {
  return (await scoreOf(editAll(set, fixes))) - (await scoreOf(set));
}

/** Where two findings edit the same tags, order matters; each alone does not. */
async function expectTrue(set: Owned, finding: Finding): Promise<void> {
  expect(finding.impact?.dhs).toBeCloseTo(await truth(set, finding.fixes.filter(isOffered)), 10);
}

const filler = (i: number): string => `tag ${i % 5}, thing ${i % 7}`;
const long = times(15, i => `red_hat_${'abcdefghijklmnopqrstuvwxyz'[i]}`).join(', ');

const SETS: readonly (readonly [string, Fix['kind'], Owned])[] = [
  ['always-true-tags', 'remove-tag', owned(times(30, i => `sks, blue hair, blue eyes, ${filler(i)}`))],
  ['spelling-variants', 'rename-tag', owned(times(30, i => `sks, ${i < 9 ? 'red_hat' : 'red hat'}, ${filler(i)}`))],
  [
    'spelling-variants',
    'rename-tag',
    owned([...times(30, i => `sks, scarf, ${filler(i)}`), `sks, scrarf, ${filler(1)}`]),
  ],
  ['duplicate-tags', 'deduplicate-tags', owned(times(30, i => `sks, smile, ${filler(i)}${i < 9 ? ', smile' : ''}`))],
  ['duplicate-tags', 'deduplicate-tags', owned(times(30, i => `sks, smile, ${filler(i)}${i < 9 ? ', Smile' : ''}`))],
  ['unclean-text', 'normalise-text', owned(times(30, i => `sks, ${filler(i)}${i < 9 ? ',' : ''}`))],
  ['unclean-text', 'normalise-text', owned(times(30, i => `sks, ${i < 9 ? 'red\u200bhat' : 'redhat'}, ${filler(i)}`))],
  ['unclean-text', 'normalise-text', owned(times(30, i => `sks, ${i < 9 ? 'red\u00a0hat' : 'red hat'}, ${filler(i)}`))],
  [
    'unclean-text',
    'normalise-text',
    owned(times(30, i => `sks, ${i < 9 ? 'hat，smile' : 'hat, smile'}, ${filler(i)}`)),
  ],
  ['token-overflow', 'set-training-option', owned(times(30, i => `sks, ${i < 9 ? long : 'hat'}, ${filler(i)}`))],
  ['underscores-cost-tokens', 'rename-tag', owned(times(30, i => `sks, ${i < 9 ? long : 'hat'}, ${filler(i)}`))],
  [
    'uneven-folders',
    'set-repeats',
    owned(times(30, filler).map((caption, i) => ({caption: `sks, ${caption}`, repeats: i < 26 ? 1 : 2}))),
  ],
];

describe('impact.dhs', () => {
  it.each(SETS)('of %s (%s) is what the change really brings', async (rule, kind, set) => {
    const found = (await check(set)).report.advice.filter(finding => finding.rule === rule);
    expect(found).toHaveLength(1);
    for (const finding of found) {
      expect(finding.fixes.filter(isOffered).map(fix => fix.kind)).toContain(kind);
      await expectTrue(set, finding);
    }
  });
  it.each(SETS.filter(([rule]) => ['duplicate-tags', 'token-overflow'].includes(rule)))(
    'of %s is a gain',
    async (rule, _kind, set) => {
      const found = (await check(set)).report.advice.filter(finding => finding.rule === rule);
      expect(found.every(({impact}) => (impact?.dhs ?? 0) > 0)).toBe(true);
    },
  );
  it('is what the change really brings on any set', () => {
    const pool = 'sks,hat,smile,Smile,red_hat,red hat,night,a\u00a0b,z\u200bz,cap，boots,,scarf,scrarf'.split(',');
    const caption = fc.array(fc.constantFrom(...pool), {minLength: 1, maxLength: 7});
    const captions = fc.array(
      caption.map((tags, i = 0) => ['sks', 'blue hair', ...tags, `tag ${i}`].join(', ')),
      {minLength: 20, maxLength: 30},
    );
    return fc.assert(
      fc.asyncProperty(captions, async texts => {
        const set = owned(texts);
        const {advice} = (await check(set)).report;
        for (const finding of advice) if (finding.impact !== null) await expectTrue(set, finding);
      }),
      {numRuns: 10},
    );
  });
  it('moves the pillars by as much as it says', async () => {
    const set = owned(times(30, i => `sks, blue hair, blue eyes, ${filler(i)}`));
    const {report} = await check(set);
    const finding = report.advice.find(({rule}) => rule === 'always-true-tags');
    const after = (await check(editAll(set, finding?.fixes.filter(isOffered) ?? []))).report;
    for (const [pillar, change] of Object.entries(finding?.impact?.pillars ?? {})) {
      const name = pillar as keyof typeof report.pillars;
      expect(change).toBeCloseTo((after.pillars[name].score ?? NaN) - (report.pillars[name].score ?? NaN), 9);
    }
    expect(Object.keys(finding?.impact?.pillars ?? {})).toEqual(['balance']);
  });
});

describe('together', () => {
  const set = owned(
    times(
      30,
      i => `sks, blue hair, ${i < 9 ? 'red_hat' : 'red hat'}, ${filler(i)}${i > 20 ? `, thing ${i % 7}` : ''},`,
    ),
  );

  it('is re-scored, not summed', async () => {
    const {advice, together} = (await check(set)).report;
    const safe = advice.flatMap(({fixes}) => fixes).filter(({applicability}) => applicability === 'safe');
    expect(new Set(safe.map(({kind}) => kind)).size).toBeGreaterThan(1);
    expect(together.safe?.dhs).toBeCloseTo(await truth(set, safe), 10);
    const top = advice.slice(0, 3).flatMap(({fixes}) => fixes.filter(isOffered));
    expect(together.top?.dhs).toBeCloseTo(await truth(set, top), 10);
  });
  it('is null where nothing is safe', async () => {
    const {report} = await analysisOf(
      times(30, i => `sks, ${filler(i)}`),
      CHARACTER,
    );
    expect(report.together.safe).toBeNull();
  });
});

describe('offered removals', () => {
  const captions = fc.array(fc.subarray(['smile', 'hat', 'night', 'rain', 'boots', 'cape', 'tower'], {minLength: 1}), {
    minLength: 20,
    maxLength: 40,
  });

  it('never lower the number of effective captions', () =>
    fc.assert(
      fc.asyncProperty(captions, fc.integer({min: 1, max: 4}), async (lists, always) => {
        const traits = ['blue hair', 'red eyes', 'cat ears', 'long tail'].slice(0, always);
        const set = owned(lists.map(tags => ['sks', ...traits, ...tags].join(', ')));
        const {report} = await check(set);
        const removals = report.advice
          .flatMap(({fixes}) => fixes)
          .filter(fix => isOffered(fix) && fix.kind === 'remove-tag');
        expect(removals).toHaveLength(always);
        const captionsOf = async (one: Owned) => (await check(one)).report.metrics['effective-captions']?.value ?? NaN;
        const before = await captionsOf(set);
        for (const fix of removals)
          expect(await captionsOf(editByHand(set, fix))).toBeGreaterThanOrEqual(before - 1e-9);
        expect(await captionsOf(editAll(set, removals))).toBeGreaterThanOrEqual(before - 1e-9);
      }),
      {numRuns: 12},
    ));
  it('and bulk removal of one-off tags would, which is why it is not offered', async () => {
    const set = owned(times(30, i => `sks, ${filler(i)}, only in ${'abcdefghijklmnopqrstuvwxyzäöüß'[i]}`));
    const {report} = await check(set);
    const once = times(30, i => `only in ${'abcdefghijklmnopqrstuvwxyzäöüß'[i]}`);
    const after = await check(
      editAll(
        set,
        once.map(tag => ({kind: 'remove-tag', tag, items: 'all', applicability: 'safe'})),
      ),
    );
    const value = (one: typeof report, id: string) => one.metrics[id]?.value ?? NaN;
    expect(value(after.report, 'effective-captions')).toBeLessThan(value(report, 'effective-captions'));
    expect(value(after.report, 'tag-coverage')).toBeGreaterThan(value(report, 'tag-coverage'));
    expect(report.advice.flatMap(({fixes}) => fixes).filter(fix => fix.kind === 'remove-tag')).toEqual([]);
  });
});
