import {describe, expect, it} from '@jest/globals';
import {times} from '../helpers/findings.ts';
import {analysisOf, type Told} from '../helpers/sets.ts';

const statisticsOf = async (captions: readonly Told[], options = {}) =>
  (await analysisOf(captions, {...options, advice: false})).statistics;

describe('summarise(corpus, options)', () => {
  it('says what the set is', async () => {
    const {dataset} = await statisticsOf(['hat, smile', 'hat, night', 'hat'], {trigger: ['hat']});
    expect(dataset).toMatchObject({
      style: 'tags',
      items: 3,
      vocabulary: 3,
      uses: 5,
      terms: null,
      trigger: {text: 'hat', keys: ['hat'], origin: 'declared'},
    });
  });
  it('counts terms of English prose, and nothing of other prose', async () => {
    const english = await statisticsOf(times(12, i => `A small dog is sleeping near the old tower number ${i}`));
    expect(english.tagCounts?.unit).toBe('term');
    expect(english.dataset.terms).toEqual({
      vocabulary: english.tagCounts?.keys.length,
      uses: english.tagCounts?.df.reduce((a, b) => a + b, 0),
    });
    const german = await statisticsOf(times(12, i => `Ein kleiner Hund schläft neben Turm Nummer ${i}`));
    expect([german.dataset.style, german.tagCounts, german.dataset.terms]).toEqual(['sentence', null, null]);
  });
  it('judges the short segments of mixed captions', async () => {
    const mixed = await statisticsOf(
      times(12, i => `hat ${i % 2}, cap ${i % 3}, boots ${i % 4}, a long red scarf around neck number ${i}`),
    );
    expect(mixed.dataset.style).toBe('mixed');
    expect(mixed.tagCounts?.keys.every(key => key.split(' ').length < 5)).toBe(true);
    expect(mixed.dataset.vocabulary).toBe((mixed.tagCounts?.keys.length ?? 0) + 12);
  });
  it('notes tags that are written in several ways', async () => {
    const {validity} = await statisticsOf(['red_hat', 'red hat', 'red hat']);
    expect(validity.notes).toEqual([
      {code: 'spelling-variants', count: 1, places: ['red hat'], details: ['red hat · red_hat']},
    ]);
  });
  it('adds known groups to those that are told', async () => {
    const groups = [{name: 'ink', values: ['red ink', 'blue ink'], declared: true}];
    const found = await statisticsOf(['red ink, indoors', 'blue ink, outdoors'], {groups});
    expect(found.groups.map(({name, declared}) => [name, declared])).toEqual([
      ['ink', true],
      ['setting', false],
    ]);
  });
});

describe('describeForAdvice(corpus)', () => {
  it.each([
    ['tags', times(20, i => `sks, hat ${i % 3}`), [true, false, true]],
    [
      'prose that is not English',
      times(20, i => `Ein kleiner Hund schläft neben Turm Nummer ${i}`),
      [false, true, false],
    ],
  ] as const)('of %s: constant tags, phrases, trigger', async (_what, captions, expected) => {
    const {constantTags, constantPhrases, triggerPlacement} = await statisticsOf(captions, {trigger: ['sks']});
    expect([constantTags.length > 0, constantPhrases !== null, triggerPlacement !== null]).toEqual(expected);
  });
});
