import {describe, expect, it} from '@jest/globals';
import type {Finding} from '../../../src/advice/finding.ts';
import {judge} from '../../../src/report/build.ts';
import {character, domain, noise} from '../../helpers/domains.ts';
import {findings} from '../../helpers/findings.ts';
import {analysisOf} from '../../helpers/sets.ts';

const OPTIONS = {trigger: ['sks']};
const of = (captions: readonly string[], options = {}): Promise<readonly Finding[]> =>
  findings('mixed-data-set', captions, {...OPTIONS, ...options});
const withTrigger = (captions: readonly string[]): string[] => captions.map(caption => `sks, ${caption}`);
const mixed = withTrigger([...domain(60, 'castle'), ...domain(25, 'kitchen')]);

describe('mixed-data-set', () => {
  it('says which two sets there are, around what', async () => {
    const [finding, ...others] = await of(mixed);
    expect(others).toEqual([]);
    expect(finding?.what).toBe('These look like two sets: 60 images around `castle`, 25 around `kitchen`');
    expect(finding).toMatchObject({
      severity: 'error',
      patterns: ['F'],
      confidence: 'normal',
      subject: {kind: 'data-set'},
    });
  });
  it('shows six telling tags and three items of each', async () => {
    const [finding] = await of(mixed);
    const shown = (finding?.evidence ?? []).map(evidence => [
      evidence.kind,
      evidence.kind === 'tags' ? evidence.tags.length : evidence.kind === 'items' ? evidence.items.length : 0,
    ]);
    expect(shown).toEqual([
      ['tags', 6],
      ['tags', 6],
      ['items', 3],
      ['items', 3],
    ]);
  });
  it('proposes which item goes where', async () => {
    const [finding] = await of(mixed);
    const [fix] = finding?.fixes ?? [];
    if (fix?.kind !== 'split-dataset') throw new Error('a split is offered');
    expect(fix.applicability).toBe('suggested');
    expect(fix.groups.map(({name, keys}) => [name, keys.length])).toEqual([
      ['castle', 60],
      ['kitchen', 25],
    ]);
    expect([...fix.groups.flatMap(({keys}) => keys), ...fix.shared].toSorted()).toEqual(
      mixed.map((_, i) => String(i).padStart(3, '0')),
    );
  });
  it('is worth the mean score of the parts above that of the whole', async () => {
    const [finding] = await of(mixed);
    const score = async (captions: readonly string[]): Promise<number> =>
      judge((await analysisOf(captions, {...OPTIONS, advice: false})).statistics).score.value ?? NaN;
    const parts = (60 * (await score(mixed.slice(0, 60))) + 25 * (await score(mixed.slice(60)))) / 85;
    expect(finding?.impact).toMatchObject({basis: 'per part'});
    expect(finding?.impact?.dhs).toBeCloseTo(parts - (await score(mixed)), 10);
    expect(finding?.impact?.dhs).toBeGreaterThan(0);
  });
  it('is normal for a general set, and then nothing is to be done', async () => {
    const [finding] = await of(mixed, {purpose: 'general'});
    expect(finding).toMatchObject({severity: 'note', normalFor: 'general', fixes: [{applicability: 'manual'}]});
    expect(finding?.todo).toMatch(/^Nothing to do unless/);
  });
  it.each([
    ['one character in five outfits', character(85)],
    ['what has no structure', noise(85)],
    ['one domain', withTrigger(domain(85, 'castle'))],
    ['nine that are another set', withTrigger([...domain(41, 'castle'), ...domain(9, 'kitchen')])],
    ['fewer than 15 %', withTrigger([...domain(172, 'castle'), ...domain(28, 'kitchen')])],
    ['few items', withTrigger([...domain(9, 'castle'), ...domain(9, 'kitchen')])],
  ])('is silent for %s', async (_what, captions) => expect(await of(captions)).toEqual([]));
  it('is a warning where the smaller set is small', async () => {
    const [finding] = await of(withTrigger([...domain(165, 'castle'), ...domain(35, 'kitchen')]));
    expect(finding?.severity).toBe('warning');
  });
});
