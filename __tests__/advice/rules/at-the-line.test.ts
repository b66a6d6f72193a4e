import {describe, expect, it} from '@jest/globals';
import {repeatsFor} from '../../../src/advice/repeats.ts';
import {findings, times} from '../../helpers/findings.ts';

const trigger = ['sks'];

describe('at the line exactly a rule speaks', () => {
  it.each([10, 20, 30, 40, 50, 70, 90, 110, 130, 190, 230, 1000])(
    'dominant-value: nine tenths of %i captions are labels',
    async n => {
      // One tag in exactly .9 of the captions, two in the others.
      const captions = times(n, i => `${i % 20 ? 'cat' : 'dog'}${i < 0.1 * n ? `, hat ${i}` : ''}`);
      const found = await findings('dominant-value', captions, {trigger});
      expect(found).toHaveLength(n < 20 ? 0 : 1);
    },
  );
  it('dominant-value: labels in captions with three variants', async () => {
    const captions = times(40, String).map((_text, i) => {
      const text = `${i < 36 ? 'cat' : 'dog'}${i < 4 ? ', hat' : ''}`;
      return {caption: [text, text, text]};
    });
    expect(await findings('dominant-value', captions, {trigger})).toHaveLength(1);
  });
  it('off-target: 24 of 40 to four fifths are 40 more', async () => {
    const captions = times(40, i => `tag ${i % 5}, ${i < 24 ? 'indoors' : 'outdoors'}`);
    const targets = {groups: {}, coverage: {indoors: [0.8, 1] as const}};
    const [finding] = await findings('off-target', captions, {targets, trigger});
    expect(finding?.todo).toContain('about 40 items');
  });
  it('off-target: three variants of a caption are within the range that they fill', async () => {
    const captions = times(30, String).map((_text, i) => ({
      caption: i < 9 ? ['indoors, a', 'indoors, b', 'indoors, c'] : [`hat, tag ${i % 5}`, 'hat', 'cap'],
    }));
    for (const range of [[0.3, 0.5] as const, [0.1, 0.3] as const]) {
      expect(
        await findings('off-target', captions, {targets: {groups: {}, coverage: {indoors: range}}, trigger}),
      ).toEqual([]);
    }
  });
  it('narrow-vocabulary: ten tags with 160 of the 200 uses that ten can have', async () => {
    // Ten tags in 16 of 20 captions, forty in 8. 160/480 over 200/480 comes to .7999999999999999.
    const captions = times(20, i =>
      [
        ...times(10, String)
          .filter(t => (i + Number(t)) % 5 > 0)
          .map(t => `common ${t}`),
        ...times(40, String)
          .filter(t => (i + Number(t)) % 5 < 2)
          .map(t => `rare ${t}`),
      ].join(', '),
    );
    expect(await findings('narrow-vocabulary', captions, {trigger})).toMatchObject([{severity: 'warning'}]);
  });
  it('repeats of 5.5 are 6, however the division comes out', () => {
    const subset = (name: string, items: number) => ({name, items, repeats: 1, exposures: items});
    const subsets = [subset('a', 6), subset('b', 33)];
    const values = [
      {subset: 'a', value: 'a'},
      {subset: 'b', value: 'b'},
    ];
    expect(repeatsFor(values, subsets, () => 1)).toMatchObject([{subset: 'a', from: 1, to: 6}]);
  });
});
