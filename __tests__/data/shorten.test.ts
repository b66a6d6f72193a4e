import {describe, expect, it} from '@jest/globals';
import {PROFILES} from '../../src/config/profiles.ts';
import {applyEdits, type Edit} from '../../src/corpus/edit.ts';
import {matchKey} from '../../src/corpus/match-key.ts';
import {isQualityTag} from '../../src/corpus/quality-tags.ts';
import {shortenEdits} from '../../src/corpus/shorten.ts';
import {spaced} from '../../src/corpus/spaced.ts';
import type {Corpus} from '../../src/corpus/corpus.ts';
import {tokenCounter} from '../../src/engines/clip-tokenizer/counter.ts';
import {loadClipTokenizer} from '../../src/engines/clip-tokenizer/load.ts';
import {SOURCE_DEFAULTS} from '../../src/sources/candidate.ts';
import {openSource} from '../../src/sources/open-source.ts';
import {collectStatistics} from '../../src/statistics/collect.ts';
import {documentFrequency} from '../../src/statistics/tag-counts.ts';

const counter = tokenCounter(loadClipTokenizer('ftfy'));
const overOf = ({texts}: Corpus): number => texts.filter(text => counter.count(text) > 75).length;
const cutsOf = (edits: readonly Edit[]) =>
  edits.reduce((sum, edit) => sum + (edit.kind === 'remove-tag' && edit.items !== 'all' ? edit.items.length : 0), 0);

describe('shortenEdits on wikipetan', () => {
  it('with spaces for underscores: 6 captions too long, 5 after 22 implied cuts, none after 20 tags cut everywhere', async () => {
    const source = await openSource('../shared/data/lora/wikipetan', {...SOURCE_DEFAULTS, captions: 'captions'});
    const settings = {profile: PROFILES.kohya, trigger: [], allow: [], maxItems: Infinity};
    const {corpus: read} = await collectStatistics(source, settings);
    const spaces = read.spellings
      .filter(({raw}) => spaced(raw) !== raw)
      .map(({raw}): Edit => ({kind: 'rename-tag', from: [raw], to: spaced(raw)}));
    const corpus = applyEdits(read, spaces);
    expect(overOf(corpus)).toBe(6);
    const df = documentFrequency(corpus);
    const always = new Set(corpus.vocabulary.filter((_tag, i) => df[i] === corpus.keys.length).map(({key}) => key));
    const keeps = (key: string): boolean => key === matchKey('tk') || isQualityTag(key) || always.has(key);
    const edits = shortenEdits(corpus, df, {counter, budget: 75, keeps});
    const implied = edits.filter(edit => edit.kind === 'remove-tag' && edit.items !== 'all');
    expect([cutsOf(implied), overOf(applyEdits(corpus, implied))]).toEqual([22, 5]);
    const whole = applyEdits(corpus, edits);
    expect([edits.length - implied.length, overOf(whole)]).toEqual([20, 0]);
    expect(shortenEdits(whole, documentFrequency(whole), {counter, budget: 75, keeps})).toEqual([]);
  });
});
