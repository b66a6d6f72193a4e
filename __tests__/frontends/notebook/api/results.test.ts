import {beforeAll, describe, expect, it} from '@jest/globals';
import {compare, type ComparisonResult} from '../../../../src/frontends/notebook/api/compare.ts';
import {bundleNowOf} from '../../../../src/frontends/notebook/api/displayable.ts';
import {loadDrawing} from '../../../../src/frontends/notebook/api/drawing.ts';
import type {Dataset} from '../../../../src/frontends/notebook/api/dataset.ts';
import {drift, type DriftResult} from '../../../../src/frontends/notebook/api/drift.ts';
import {Figure} from '../../../../src/frontends/notebook/api/figure.ts';
import {load} from '../../../../src/frontends/notebook/api/load.ts';
import {Table} from '../../../../src/frontends/notebook/api/table.ts';
import {memorySource} from '../../../../src/sources/memory.ts';
import {times} from '../../../helpers/findings.ts';
import {itemsOf} from '../../../helpers/sets.ts';

const HATS = times(40, i => `pell, hat ${'abcdef'[i % 6]}, view ${'xyz'[i % 3]}, scarf ${'uvwst'[i % 5]}`);
const OTHERS = HATS.map((caption, i) => (i < 20 ? `pell, boots ${'abcd'[i % 4]}, sea` : caption));

let now: Dataset;
let compared: ComparisonResult;
let drifted: DriftResult;
beforeAll(async () => {
  const before = await load(memorySource(itemsOf(HATS), 'then'), {trigger: 'pell'});
  now = await load(memorySource(itemsOf(OTHERS), 'now'), {trigger: 'pell'});
  compared = await compare(before, now);
  drifted = await drift(before, now);
  await loadDrawing();
});

describe('view() of a result', () => {
  it('is what stands behind a metric: a figure, or else its row', () => {
    expect(now.metric('gini').view()).toBeInstanceOf(Figure);
    const bare = now.metric('spread').view();
    expect(bare).toBeInstanceOf(Table);
    expect((bare as Table).rows).toMatchObject([{id: 'spread', value: now.metric('spread').value}]);
    expect(now.metric('near-duplicates').view()).toBeInstanceOf(Table);
  });
  it('is the reasons of a comparison, the changed tags of a drift, the pillars of a report', () => {
    expect(compared.view().view).toEqual(compared.figures.attribution().view);
    expect(drifted.view().view).toEqual(drifted.figures.tagChanges().view);
    expect(now.report().view().view).toEqual(now.pillars().view);
  });
  it('is both sides where scores do not compare', async () => {
    const tagged = await load(memorySource(itemsOf(HATS), 'then'), {trigger: 'pell'});
    const other = await compare(tagged, await load(memorySource(itemsOf(HATS), 'now'), {config: false}));
    expect(other.view().view.kind).toBe('bars');
  });
  it('is no part of their JSON', () => {
    expect(Object.keys(compared)).not.toContain('view');
    expect(Object.keys(drifted)).toEqual(['verdict', 'comparison', 'figures']);
  });
});

describe('what kernels show that do not wait', () => {
  it.each([
    ['a comparison', () => compared, '<strong>then → now</strong>'],
    ['a drift', () => drifted, 'Drifted'],
    ['a metric', () => now.metric('gini'), 'inequality'],
  ])('%s: words, page, picture', (_, made, words) => {
    const shown = bundleNowOf(made());
    expect(shown?.data).toMatchObject({
      'text/plain': expect.any(String),
      'text/html': expect.stringContaining(words),
      'application/vnd.plotly.v1+json': expect.any(Object),
      'image/png': expect.any(String),
    });
    expect(shown?.data['text/html']).toContain('<img');
    expect(shown?.metadata).toMatchObject({'image/png': {width: 720}});
  });
  it('a metric that is a number and no more: its line', () =>
    expect(bundleNowOf(now.metric('spread'))?.data).toEqual({
      'text/plain': expect.stringMatching(/spread: /),
      'text/html': expect.stringContaining('<p>'),
    }));
  it('nothing of what shows itself in no way', () => expect(bundleNowOf({})).toBeNull());
});
