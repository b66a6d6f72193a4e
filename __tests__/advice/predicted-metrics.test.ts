import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import type {Fix} from '../../src/advice/finding.ts';
import {PROFILES} from '../../src/config/profiles.ts';
import {applyEdits, type Edit} from '../../src/corpus/edit.ts';
import {judge} from '../../src/report/build.ts';
import {memorySource} from '../../src/sources/memory.ts';
import {collectStatistics} from '../../src/statistics/collect.ts';
import {summarise} from '../../src/statistics/summarise.ts';
import {editByHand, type Owned} from '../helpers/hand-edit.ts';
import {itemsOf} from '../helpers/sets.ts';

const SETTINGS = {profile: PROFILES.kohya, trigger: ['sks'], allow: [], maxItems: 1000};
const collect = (items: Owned['items']) => collectStatistics(memorySource(items), SETTINGS);

const POOL = [
  'hat',
  'smile',
  'Smile',
  'red_hat',
  'red hat',
  'a\u00a0b',
  'z\u200bz',
  'cap，boots',
  '',
  'scarf',
  'scrarf',
];
const captions = fc.array(
  fc.array(fc.constantFrom(...POOL), {minLength: 1, maxLength: 7}).map(tags => ['sks', ...tags].join(', ')),
  {minLength: 5, maxLength: 25},
);
const edit = fc.constantFrom<Edit>(
  {kind: 'remove-tag', tag: 'hat', items: 'all'},
  {kind: 'rename-tag', from: ['red_hat'], to: 'red hat'},
  {kind: 'rename-tag', from: ['scrarf', 'smile'], to: 'scarf'},
  {kind: 'deduplicate-tags', by: 'exact'},
  {kind: 'deduplicate-tags', by: 'matchKey'},
  {kind: 'normalise-text', what: 'empty-tag'},
  {kind: 'normalise-text', what: 'zero-width'},
  {kind: 'normalise-text', what: 'nbsp'},
  {kind: 'normalise-text', what: 'full-width-comma'},
);

describe('predicted metrics', () => {
  it('are those of a fresh check of the edited captions, to 1e-12', () =>
    fc.assert(
      fc.asyncProperty(captions, edit, async (texts, change) => {
        const items = itemsOf(texts).map((item, i) => ({...item, caption: texts[i] ?? ''}));
        const collected = await collect(items);
        const corpus = applyEdits(collected.corpus, [change]);
        const predicted = judge(summarise({...collected, corpus}, SETTINGS));
        const fix = {...change, applicability: 'safe'} as Fix;
        const fresh = judge((await collect(editByHand({items, options: {}}, fix).items)).statistics);
        const values = ({measured, score}: typeof fresh) => [
          ...measured.map(({metric, report}) => [metric.id, report.value] as const),
          ['dhs', score.value] as const,
        ];
        for (const [i, [id, value]] of values(fresh).entries()) {
          const [name, guess] = values(predicted)[i] ?? ['', null];
          expect([name, guess === null]).toEqual([id, value === null]);
          expect(Math.abs((guess ?? 0) - (value ?? 0))).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(value ?? 0)));
        }
      }),
      {numRuns: 40},
    ));
});
