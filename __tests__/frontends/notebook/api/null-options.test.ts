import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {beforeAll, describe, expect, it} from '@jest/globals';
import {TagnosisError} from '../../../../src/errors.ts';
import {compare, type ComparisonResult} from '../../../../src/frontends/notebook/api/compare.ts';
import {configure} from '../../../../src/frontends/notebook/api/configure.ts';
import type {Dataset} from '../../../../src/frontends/notebook/api/dataset.ts';
import {display, prompt} from '../../../../src/frontends/notebook/api/display.ts';
import {drift} from '../../../../src/frontends/notebook/api/drift.ts';
import {Figure} from '../../../../src/frontends/notebook/api/figure.ts';
import {load} from '../../../../src/frontends/notebook/api/load.ts';
import {classWeights} from '../../../../src/frontends/notebook/api/long-tail/class-weights.ts';
import {divergence} from '../../../../src/frontends/notebook/api/long-tail/divergence.ts';
import {progress} from '../../../../src/frontends/notebook/api/progress.ts';
import {dataSet} from '../../../helpers/data-set.ts';
import {itemsOf} from '../../../helpers/sets.ts';

const CAPTIONS = ['sks, hat, night', 'sks, boots', 'sks, hat', 'sks, hat, boots, sea', 'sks, sea, night'];
/** As a cell without types gives it. */
const NULL = null as never;

let set: Dataset;
let compared: ComparisonResult;
beforeAll(async () => {
  set = await load(itemsOf(CAPTIONS));
  compared = await compare(set, set);
});

/** What came, or the code of what was thrown; whatever is no error of ours is thrown on. */
async function said(work: () => unknown): Promise<unknown> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof TagnosisError) return error.code;
    throw error;
  }
}

const CALLS: Readonly<Record<string, () => unknown>> = {
  'tags()': () => set.tags(NULL),
  'pairs()': () => set.pairs(NULL),
  'items()': () => set.items(NULL),
  'rankFrequency()': () => set.rankFrequency(NULL),
  'topTags()': () => set.topTags(NULL),
  'pmiHeatmap()': () => set.pmiHeatmap(NULL),
  'communities()': () => set.communities(NULL),
  'tokenLengths()': () => set.tokenLengths(NULL),
  'duplicates()': () => set.duplicates(NULL),
  'figures.tagChanges()': () => compared.figures.tagChanges(NULL),
  'load()': () => load(itemsOf(CAPTIONS), NULL),
  'compare()': () => compare(set, set, NULL),
  'drift()': () => drift(set, set, NULL),
  'classWeights()': () => classWeights(set, NULL),
  'divergence()': () => divergence(set, set, NULL),
  'progress()': () => progress(5, NULL),
  'prompt()': () => prompt('name', NULL),
  'display.clear()': () => display.clear(NULL),
  'configure()': () => configure(NULL),
  'figure.with()': () => set.lorenz().with(NULL),
  'figure.toPNG()': () => set.lorenz().toPNG(NULL),
  'new Figure()': () => new Figure(set.lorenz().view, NULL),
  'table.head()': () => set.tags().head(NULL),
};

describe('options that are null', () => {
  it.each(Object.keys(CALLS))('are none for %s', async name => {
    const call = CALLS[name];
    expect(await said(call ?? (() => undefined))).not.toBeInstanceOf(TypeError);
  });

  it('are as if nothing were given', async () => {
    expect(set.tags(NULL).rows).toEqual(set.tags().rows);
    expect(set.pairs(NULL).rows).toEqual(set.pairs().rows);
    expect(set.tags().head(NULL).rows).toEqual(set.tags().head().rows);
    expect((await load(itemsOf(CAPTIONS), NULL)).report().json).toEqual(set.report().json);
    const figure = set.lorenz().with({title: 'One'});
    expect(figure.with(NULL).view).toEqual(figure.view);
  });

  it('save as without them', async () => {
    const folder = dataSet({});
    await set.tags().save(join(folder, 'tags.csv'), NULL);
    await set.lorenz().save(join(folder, 'lorenz.svg'), NULL);
    await set.report().save(join(folder, 'report.json'), NULL);
    expect(['tags.csv', 'lorenz.svg', 'report.json'].every(name => existsSync(join(folder, name)))).toBe(true);
  });
});

describe('an option that is null', () => {
  it('is as if it were not named', async () => {
    expect(set.tags({top: NULL, sort: NULL, where: NULL}).rows).toEqual(set.tags().rows);
    expect(set.pairs({top: NULL, by: NULL, minSupport: NULL}).rows).toEqual(set.pairs().rows);
    expect(set.items({top: NULL, where: NULL}).rows).toEqual(set.items().rows);
    expect(set.rankFrequency({scale: NULL}).view).toEqual(set.rankFrequency().view);
    expect(set.tokenLengths({budget: NULL}).view).toEqual(set.tokenLengths().view);
    expect(set.pmiHeatmap({measure: NULL, order: NULL}).view).toEqual(set.pmiHeatmap().view);
    expect(set.lorenz().with({title: NULL, width: NULL}).size).toEqual(set.lorenz().size);
    expect(classWeights(set, {group: NULL, beta: NULL}).table.rows).toEqual(classWeights(set).table.rows);
    const named = {trigger: NULL, name: NULL, images: NULL, cache: NULL, clip: NULL, tagger: NULL, groups: NULL};
    expect((await load(itemsOf(CAPTIONS), named)).report().json).toEqual(set.report().json);
    const folder = dataSet({'a.txt': 'hat, sea', 'b.txt': 'hat'});
    const plain = await load(folder);
    expect((await load(folder, {...named, config: NULL, signal: NULL})).report().json).toEqual(plain.report().json);
    const {verdict} = await drift(set, set, {limits: NULL, trigger: NULL});
    expect(verdict).toEqual((await drift(set, set)).verdict);
  });

  it('is refused by name where a number is judged', () => {
    expect(() => divergence(set, set, {alpha: NULL})).toThrow('α is null.');
    expect(() => set.topTags({top: NULL})).toThrow('the first null');
  });
});

describe('what is no set of options', () => {
  it.each([7, 'top', true, [10]])('is named: %p', given => {
    expect(() => set.tags(given as never)).toThrow(/is no set of options\.$/);
  });
});
