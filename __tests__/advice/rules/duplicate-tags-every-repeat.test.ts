import {describe, expect, it} from '@jest/globals';
import {inspectText} from '../../../src/statistics/caption-text.ts';
import {findings, times} from '../../helpers/findings.ts';
import {corpusOf} from '../../helpers/sets.ts';

describe('duplicate-tags: every repeat of a caption counts', () => {
  it.each([
    ['boy, a, boy, boy', 'exact', 'suggested'],
    ['boy, boy, a, boy', 'exact', 'suggested'],
    ['boy, a, boy, b, boy', 'exact', 'safe'],
    ['smile, a, smile, Smile', 'matchKey', 'suggested'],
    ['smile, a, smile, b, Smile', 'matchKey', 'suggested'],
    ['Smile, a, smile, b, smile', 'matchKey', 'suggested'],
  ])('%s: by %s, %s', async (caption, by, applicability) => {
    const [finding] = await findings(
      'duplicate-tags',
      times(20, i => `${caption}, tag ${i}`),
    );
    expect(finding?.fixes).toEqual([{kind: 'deduplicate-tags', by, applicability}]);
  });
});

describe('inspectText(corpus): repeats of one item', () => {
  it.each([
    ['boy, a, boy, boy', {tag: 'boy', neighbours: 1, exact: 1}],
    ['boy, boy, boy', {tag: 'boy', neighbours: 1, exact: 1}],
    ['hat, a, hat, Hat', {tag: 'hat', neighbours: 1, exact: 0}],
  ])('%s', async (caption, expected) => {
    const {repeated} = inspectText(await corpusOf([caption]));
    expect(repeated).toEqual([{...expected, items: ['000']}]);
  });
  it('counts an item once over all of its captions, by the worst of them', async () => {
    const {repeated} = inspectText(await corpusOf([['hat, a, hat', 'hat, Hat']]));
    expect(repeated).toEqual([{tag: 'hat', items: ['000'], neighbours: 1, exact: 0}]);
  });
});
