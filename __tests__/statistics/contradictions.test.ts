import {describe, expect, it} from '@jest/globals';
import type {ExclusiveGroup} from '../../src/corpus/lexicon.ts';
import {type Contradictions, findContradictions} from '../../src/statistics/contradictions.ts';
import {corpusOf, type Told} from '../helpers/sets.ts';

const found = async (captions: readonly Told[], groups: readonly ExclusiveGroup[] = []): Promise<Contradictions> =>
  findContradictions(await corpusOf(captions), {groups});
/** What one caption says against itself: `a | b`. */
const against = async (caption: string, groups?: readonly ExclusiveGroup[]): Promise<string[]> =>
  (await found([caption], groups)).found.map(({a, b}) => `${a} | ${b}`);
const group = (name: string, ...values: string[]): ExclusiveGroup => ({name, values, declared: true});

describe('findContradictions(corpus)', () => {
  it.each([
    ['no humans, 1boy', ['no humans | 1boy']],
    ['no_humans, 1girl, chair', ['no_humans | 1girl']],
    ['solo, 2girls', ['solo | 2girls']],
    ['1boy, solo, 1girl', ['solo | 1girl + 1boy']],
    ['1girl, multiple girls', ['1girl | multiple girls']],
    ['2girls, 3girls', ['2girls | 3girls']],
    ['indoors, outdoors', ['indoors | outdoors']],
    ['day, night', ['day | night']],
    ['from above, from below', ['from above | from below']],
    ['1girl, full body, upper body', ['full body | upper body']],
    ['solo, standing, sitting', ['standing | sitting']],
    ['1girl, short hair, very long hair', ['short hair | very long hair']],
  ])('%s', async (caption, expected) => expect(await against(caption)).toEqual(expected));

  it.each([
    ['1girl, solo'],
    ['1girl, 1boy'],
    ['1girl, 1boy, hetero'],
    ['1girl, 2boys'],
    ['2girls, multiple girls'],
    ['multiple girls, multiple boys'],
    ['1girl, solo focus, 2boys'],
    ['no humans, solo'],
    ['no humans, pokemon (creature), standing'],
    ['indoors, outdoors, window'],
    ['indoors, outdoors, doorway'],
    ['1girl, solo, multiple views, full body, upper body, from above, from below'],
    ['1girl, reference sheet, standing, sitting'],
    ['2girls, standing, sitting, short hair, long hair, full body, upper body'],
    ['1girl, 1boy, standing, sitting, short hair, long hair'],
    ['standing, sitting'],
    ['1girl, long hair, very long hair'],
    ['1girl, short hair, very short hair'],
    ['1girl, solo, blonde hair, brown hair, multicolored hair'],
    ['1girl, solo, blue eyes, green eyes'],
    ['1girl, short hair with long locks, short hair, long hair'],
    ['1girl, upper body, cowboy shot'],
    ['1girl, sitting, kneeling'],
    ['sunset, night'],
  ])('no false alarm: %s', async caption => expect(await against(caption)).toEqual([]));

  describe('of declared groups', () => {
    const head = group('head', 'hat', 'cap');
    const hair = group('hair colour', 'blonde hair', 'black hair');
    it('is two values of one', async () => {
      const {found: all} = await found(['hat, cap', 'hat', 'cap, smile'], [head]);
      expect(all).toEqual([{a: 'hat', b: 'cap', group: 'head', items: 1, keys: ['000']}]);
    });
    it('is none where values are of a person and the caption shows several', async () => {
      expect(await against('1girl, blonde hair, black hair', [hair])).toEqual(['blonde hair | black hair']);
      expect(await against('2girls, blonde hair, black hair', [hair])).toEqual([]);
      expect(await against('1girl, 1boy, blonde hair, black hair', [hair])).toEqual([]);
      expect(await against('1girl, multiple views, blonde hair, black hair', [hair])).toEqual([]);
    });
    it('is none for groups that are only known', async () =>
      expect(await against('dawn, dusk', [{...group('time', 'dawn', 'dusk'), declared: false}])).toEqual([]));
  });

  it('counts items, not pairs: one with two contradictions is one', async () =>
    expect(await found(['no humans, 1girl, indoors, outdoors', '1girl', 'hat'])).toMatchObject({
      items: 3,
      judged: 2,
      contradictory: 1,
      total: 2,
    }));
  it('needs both tags in one of the captions of an item', async () => {
    expect(await found([['indoors, hat', 'outdoors, hat']])).toMatchObject({contradictory: 0, judged: 1});
    expect(await found([['indoors, outdoors', 'outdoors, hat', 'indoors, outdoors']])).toMatchObject({
      contradictory: 1,
      found: [{items: 1, keys: ['000']}],
    });
  });
  it('names the commonest pair first, with its items', async () => {
    const {found: all} = await found(['day, night', 'indoors, outdoors', 'hat', 'indoors, outdoors']);
    expect(all.map(({a, items, keys}) => [a, items, keys])).toEqual([
      ['indoors', 2, ['001', '003']],
      ['day', 1, ['000']],
    ]);
  });
  it('does not see tags that are not judged', async () => {
    const corpus = await corpusOf(['indoors, outdoors']);
    expect(findContradictions(corpus, {groups: [], keep: key => key !== 'indoors'}).contradictory).toBe(0);
  });
  it('keeps counts when only scores are wanted', async () => {
    const corpus = await corpusOf(['indoors, outdoors', 'indoors']);
    expect(findContradictions(corpus, {groups: [], scoresOnly: true})).toEqual({
      ...{items: 2, judged: 2, contradictory: 1, total: 1},
      found: [],
    });
  });
});
