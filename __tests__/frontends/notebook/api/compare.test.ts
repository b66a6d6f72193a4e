import {beforeAll, describe, expect, it} from '@jest/globals';
import {compare as comparePaths, compareReports} from '../../../../src/compare.ts';
import {compare, type ComparisonResult} from '../../../../src/frontends/notebook/api/compare.ts';
import {bundleOf} from '../../../../src/frontends/notebook/api/displayable.ts';
import {history} from '../../../../src/frontends/notebook/api/history.ts';
import {load} from '../../../../src/frontends/notebook/api/load.ts';
import type {BarsView, CurveView} from '../../../../src/plots/view.ts';
import {memorySource} from '../../../../src/sources/memory.ts';
import {times} from '../../../helpers/findings.ts';
import {itemsOf} from '../../../helpers/sets.ts';

const HATS = times(30, i => `pell, hat ${'abcdef'[i % 6]}, view ${'xyz'[i % 3]}, scarf ${'uvwst'[i % 5]}`);
const SICK = HATS.map((caption, i) => (i < 12 ? (HATS[0] ?? '') : caption));
const [before, after] = [() => memorySource(itemsOf(HATS), 'before'), () => memorySource(itemsOf(SICK), 'after')];
const OPTIONS = {trigger: ['pell']};

let found: ComparisonResult;
beforeAll(async () => {
  found = await compare(await load(before(), OPTIONS), await load(after(), OPTIONS));
});

describe('compare(base, head)', () => {
  it('of data sets is what it is of their sources', async () => {
    const plain = await comparePaths(before(), after(), OPTIONS);
    expect(JSON.parse(JSON.stringify(found))).toEqual(JSON.parse(JSON.stringify(plain)));
    expect(JSON.parse(JSON.stringify(await compare(before(), after(), OPTIONS)))).toEqual(
      JSON.parse(JSON.stringify(plain)),
    );
    expect(Object.keys(found)).toEqual(Object.keys(plain));
  });

  it('draws bars that sum to the change', () => {
    const {bars, title} = found.figures.attribution().view as BarsView;
    expect(bars.reduce((sum, {value}) => sum + value, 0)).toBeCloseTo(found.score.delta ?? NaN, 6);
    expect(title).toMatch(/^The score loses [\d.]+ points; most by repeated captions$/);
  });

  it('draws both sides, changed tags, and files', () => {
    const {bars} = found.figures.beforeAfter().view as BarsView;
    expect(new Set(bars.map(({group}) => group))).toEqual(new Set(['before', 'after']));
    expect(bars[0]?.value).toBe(found.score.base);
    const tags = found.figures.tagChanges({top: 4}).view as BarsView;
    expect(tags.bars).toHaveLength(4);
    expect(tags.bars.map(({value}) => value)).toEqual(tags.bars.map(({value}) => value).toSorted((a, b) => b - a));
    expect(found.figures.blame().view.kind).toBe('bars');
  });

  it('shows words and the picture of the reasons', async () => {
    const {data, metadata} = await bundleOf(found);
    expect(data['text/plain']).toContain('Health score');
    expect(data['text/html']).toContain('<strong>before → after</strong>');
    expect(data).toHaveProperty('image/png');
    expect(metadata).toHaveProperty('image/png');
  });

  it('says why where nothing can be compared', async () => {
    const other = await compare(await load(before()), await load(after(), {trigger: ['hat a']}));
    const {data} = await bundleOf(other);
    if (other.score.delta === null) expect(data['text/html']).toContain('not comparable');
    const reports = [await load(before(), OPTIONS), await load(after(), OPTIONS)].map(set => set.report().json);
    const [a, b] = reports;
    if (a === undefined || b === undefined) throw new Error('two reports');
    const bare = compareReports(a, b);
    expect(bare.score.delta).toBeCloseTo(found.score.delta ?? NaN, 9);
    expect(bare).toMatchObject({items: null, distribution: {notCompared: expect.any(String)}});
  });
});

describe('history(versions)', () => {
  it('is the score and the pillars, in order, under their names', async () => {
    const sets = [await load(before(), OPTIONS), await load(after(), OPTIONS)];
    const view = history(sets).view as CurveView;
    expect(view.series.map(({name}) => name)).toEqual([
      'Health score',
      'Quality',
      'Balance',
      'Uniqueness',
      'Structure',
    ]);
    expect(view.series[0]).toMatchObject({x: [1, 2], y: sets.map(({score}) => score), labels: ['before', 'after']});
    expect(view.title).toMatch(/^The health score fell from \d+ to \d+$/);
    const [first] = sets;
    if (first === undefined) throw new Error('a set');
    const report = first.report().json;
    expect(history([report, {label: 'v2', report: {...report, basis: 'other'}}]).view).toMatchObject({
      marks: [{value: 1.5, label: 'scored differently'}],
      x: {ticks: ['1', 'v2']},
    });
    expect(() => history([])).toThrow('no reports');
  });
});
