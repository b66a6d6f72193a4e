import {beforeAll, describe, expect, it} from '@jest/globals';
import {compare} from '../../../../src/frontends/notebook/api/compare.ts';
import {configure} from '../../../../src/frontends/notebook/api/configure.ts';
import type {Dataset} from '../../../../src/frontends/notebook/api/dataset.ts';
import {display} from '../../../../src/frontends/notebook/api/display.ts';
import {drift} from '../../../../src/frontends/notebook/api/drift.ts';
import {history} from '../../../../src/frontends/notebook/api/history.ts';
import {load} from '../../../../src/frontends/notebook/api/load.ts';
import {classWeights} from '../../../../src/frontends/notebook/api/long-tail/class-weights.ts';
import {divergence} from '../../../../src/frontends/notebook/api/long-tail/divergence.ts';

const ITEMS = Array.from({length: 24}, (_, i) => ({key: `${i}.png`, caption: `1girl, hat ${i % 4}, cap ${i % 3}`}));

let set: Dataset;
beforeAll(async () => {
  set = await load(ITEMS);
});

const WRONG: readonly unknown[] = [NaN, -1, '', 'nope', {}, [], Symbol('hat'), 10n, Object.create(null), new Map()];

/** By option: calls that take it, with values that it cannot have. */
const CALLS: Readonly<Record<string, (value: never) => unknown>> = {
  'tags: top': top => set.tags({top}),
  'tags: sort': sort => set.tags({sort}),
  'tags: where': where => set.tags({where}),
  'pairs: top': top => set.pairs({top}),
  'pairs: by': by => set.pairs({by}),
  'pairs: minSupport': minSupport => set.pairs({minSupport}),
  'items: top': top => set.items({top}),
  'items: where': where => set.items({where}),
  'rankFrequency: scale': scale => set.rankFrequency({scale}),
  'topTags: top': top => set.topTags({top}),
  'pmiHeatmap: top': top => set.pmiHeatmap({top}),
  'pmiHeatmap: measure': measure => set.pmiHeatmap({measure}),
  'pmiHeatmap: order': order => set.pmiHeatmap({order}),
  'communities: top': top => set.communities({top}),
  'tokenLengths: budget': budget => set.tokenLengths({budget}),
  'duplicates: kind': kind => set.duplicates({kind}),
  'duplicates: clusters': clusters => set.duplicates({kind: 'captions', clusters}),
  'metric: id': id => set.metric(id),
  'with: width': width => set.topTags().with({width}),
  'toPNG: scale': scale => set.topTags().toPNG({scale}),
  'save: path': path => set.topTags().save(path),
  'save: overwrite': overwrite => set.tags().save('x.csv', {overwrite}),
  'head: n': n => (n === -1 ? set.metric(n) : set.tags().head(n)),
  'filter: where': where => set.tags().filter(where),
  'load: profile': profile => load(ITEMS, {profile}),
  'load: purpose': purpose => load(ITEMS, {purpose}),
  'configure: width': width => configure({width: width ?? NaN}),
  'display: png': bytes => display.png(bytes),
  'classWeights: beta': beta => classWeights(set, {beta}),
  'divergence: alpha': alpha => divergence(set, set, {alpha}),
  'drift: threshold': threshold => drift(set, set, {limits: {threshold}}),
};

/** Calls whose options are no object. */
const OPTIONS: Readonly<Record<string, (options: never) => unknown>> = {
  tags: options => set.tags(options),
  pairs: options => set.pairs(options),
  items: options => set.items(options),
  rankFrequency: options => set.rankFrequency(options),
  topTags: options => set.topTags(options),
  pmiHeatmap: options => set.pmiHeatmap(options),
  communities: options => set.communities(options),
  tokenLengths: options => set.tokenLengths(options),
  duplicates: options => set.duplicates(options),
  with: options => set.topTags().with(options),
  toPNG: options => set.topTags().toPNG(options),
  save: options => set.tags().save('x.csv', options),
  load: options => load(ITEMS, options),
  compare: options => compare(set, set, options),
  drift: options => drift(set, set, options),
  'display.clear': options => display.clear(options),
  classWeights: options => classWeights(set, options),
  divergence: options => divergence(set, set, options),
};

const usage = expect.objectContaining({name: 'TagnosisError', code: 'usage', hint: expect.any(String)});

async function thrown(call: () => unknown): Promise<unknown> {
  try {
    await call();
    return 'nothing';
  } catch (error) {
    return error;
  }
}

describe('an option that a call cannot take', () => {
  it.each(Object.entries(CALLS))('%s', async (_name, call) => {
    for (const value of WRONG) expect(await thrown(() => call(value as never))).toEqual(usage);
  });
  it('is named, with what can be taken', async () => {
    expect(await thrown(() => set.pairs({by: 'npm' as never}))).toMatchObject({
      message: "pairs(): by cannot be 'npm'.",
      hint: 'Give pmi, npmi, n, lift, jaccard, confidence.',
    });
    expect(await thrown(() => load(ITEMS, {profile: 'kohyaa' as never}))).toMatchObject({hint: 'Did you mean kohya?'});
  });
  it('may be left undefined', () => {
    expect(set.tags({top: undefined as never, where: undefined as never}).length).toBe(8);
    expect(set.tags({top: Infinity}).head(0).length).toBe(0);
  });
});

describe('options that are none', () => {
  it.each(Object.entries(OPTIONS))('of %s', async (_name, call) => {
    for (const options of [5, 'top', []]) expect(await thrown(() => call(options as never))).toEqual(usage);
  });
  it('are named when nobody knows them', async () => {
    expect(await thrown(() => set.tags({tops: 5} as never))).toMatchObject({
      message: 'tags() has no option “tops”.',
      hint: 'Did you mean top?',
    });
  });
});

describe('other values that no check of types has seen', () => {
  it('have messages of their own', async () => {
    expect(await thrown(() => set.groupBalance(5 as never))).toEqual(usage);
    expect(await thrown(() => history([{label: 5 as never, report: set.report().json}]))).toEqual(usage);
    expect(await thrown(() => display.json(10n))).toEqual(usage);
    expect(await thrown(() => display(1, {id: 5 as never}))).toEqual(usage);
    expect(await thrown(() => load(ITEMS, {trigger: [5] as never}))).toEqual(usage);
    for (const path of ['a\0b', 'x'.repeat(9999)])
      expect(await thrown(() => load(path))).toMatchObject({name: 'TagnosisError', code: 'layout-unsupported'});
  });
});
