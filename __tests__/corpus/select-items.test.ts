import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import type {Profile} from '../../src/config/profiles.ts';
import type {Corpus} from '../../src/corpus/corpus.ts';
import {applyEdits, type Edit} from '../../src/corpus/edit.ts';
import {selectItems} from '../../src/corpus/select-items.ts';
import {corpusOf, corpusOfItems, itemsOf, type Told} from '../helpers/sets.ts';

const POOL = ['hat', 'Hat', 'smile', 'red_hat', 'red hat', '', ' cap', 'a{b|c}', 'hat (', 'night， rain'];
const caption = fc.array(fc.constantFrom(...POOL), {maxLength: 6}).map(tags => tags.join(','));
const told: fc.Arbitrary<Told> = fc.oneof(caption, fc.array(caption, {minLength: 1, maxLength: 3}));
const sets = fc.array(fc.tuple(told, fc.boolean()), {minLength: 1, maxLength: 20});
const profiles = fc.constantFrom<Partial<Profile>>(
  {},
  {shuffle: true, keepTokens: 1},
  {wildcards: true},
  {lines: 'whole'},
);
const edit = fc.constantFrom<Edit>(
  {kind: 'remove-tag', tag: 'hat', items: 'all'},
  {kind: 'rename-tag', from: ['red_hat'], to: 'red hat'},
  {kind: 'deduplicate-tags', by: 'matchKey'},
  {kind: 'normalise-text', what: 'empty-tag'},
);

/** As it is of a corpus too large for keeping how rows are written. */
const unwritten = (corpus: Corpus): Corpus => ({...corpus, written: null});

const sorted = ({notes, untrimmed, ...rest}: Corpus) => ({
  ...rest,
  notes: notes.map(one => JSON.stringify(one)).toSorted(),
  untrimmed: new Map([...untrimmed].toSorted(([a], [b]) => (a < b ? -1 : 1))),
});

describe('the corpus of some items', () => {
  it('is what reading only these gives', () =>
    fc.assert(
      fc.asyncProperty(sets, profiles, async (all, options) => {
        const whole = await corpusOf(
          all.map(([one]) => one),
          options,
        );
        const kept = new Set(all.flatMap(([, keep], i) => (keep ? [String(i).padStart(3, '0')] : [])));
        const keep = whole.keys.map(key => Number(kept.has(key)));
        const dropped = whole.dropped.filter(key => kept.has(key));
        const alone = await corpusOfItems(
          itemsOf(all.map(([one]) => one)).filter(({key}) => kept.has(key)),
          options,
        );
        const selected = selectItems(whole, keep, dropped);
        expect(sorted(selected)).toEqual(sorted(alone));
        expect(selectItems(unwritten(whole), keep, dropped)).toEqual(selected);
      }),
    ));

  it('keeps repeats and the options of subsets', async () => {
    const whole = await corpusOf([{caption: 'hat', repeats: 3}, 'smile', {caption: 'cap', repeats: 2}]);
    const {keys, repeats, vocabulary} = selectItems(whole, [1, 0, 1]);
    expect(keys).toEqual(['000', '002']);
    expect([...repeats]).toEqual([3, 2]);
    expect(vocabulary.map(({key}) => key)).toEqual(['hat', 'cap']);
  });

  it('may be empty', async () => expect(selectItems(await corpusOf(['hat']), [0]).keys).toEqual([]));
});

describe('an edited corpus', () => {
  it('is the same whether untouched rows are taken over or read again', () =>
    fc.assert(
      fc.asyncProperty(sets, profiles, edit, async (all, options, change) => {
        const whole = await corpusOf(
          all.map(([one]) => one),
          options,
        );
        expect(applyEdits(whole, [change])).toEqual(applyEdits(unwritten(whole), [change]));
      }),
    ));
});
