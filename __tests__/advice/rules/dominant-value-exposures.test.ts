import {describe, expect, it} from '@jest/globals';
import {findings, times} from '../../helpers/findings.ts';

const trigger = ['sks'];
const set = (indoors: number, outdoors: number, repeats: readonly [number, number]) =>
  times(indoors + outdoors, String).map((tag, i) => ({
    caption: `tag ${Number(tag) % 5}, ${i < indoors ? 'indoors' : 'outdoors'}`,
    repeats: i < indoors ? repeats[0] : repeats[1],
  }));

describe('dominant-value counts as group-balance does: exposures where repeats differ', () => {
  it('is silent where repeats level the values', async () => {
    expect(await findings('dominant-value', set(18, 2, [1, 1]), {trigger})).toHaveLength(1);
    expect(await findings('dominant-value', set(18, 2, [1, 9]), {trigger})).toEqual([]);
  });
  it('speaks where repeats make the rarer value dominate', async () => {
    const [finding] = await findings('dominant-value', set(12, 10, [1, 12]), {trigger});
    expect(finding).toMatchObject({
      severity: 'error',
      subject: {keys: ['outdoors']},
      what: '`outdoors` is the setting 120 of the 132 times that an epoch shows one',
      todo: 'Show other values about 18 times more an epoch: add items, or repeat those you have oftener.',
    });
    // 120 of 132 + 18 are the four fifths at which the warning begins.
    expect(120 / (132 + 18)).toBe(0.8);
    expect(finding?.evidence).toMatchObject([
      {
        tags: [
          {tag: 'outdoors', n: 10, note: 'shown 120 times'},
          {tag: 'indoors', n: 12, note: 'shown 12 times'},
        ],
      },
    ]);
  });
  it('says items where every item has the same repeats', async () =>
    expect((await findings('dominant-value', set(18, 2, [5, 5]), {trigger}))[0]?.what).toBe(
      '`indoors` is the setting of 18 of 20 items that name one',
    ));
  it('is silent below 20 items, however often they are shown', async () =>
    expect(await findings('dominant-value', set(10, 9, [1, 20]), {trigger})).toEqual([]));
});
