import {describe, expect, it} from '@jest/globals';
import {findings, times} from '../../helpers/findings.ts';

const options = {trigger: ['sks']};
const place = (captions: readonly (string | {caption: string[]})[], more = {}) =>
  findings('trigger-placement', captions, {...options, ...more});

describe('trigger-placement: missing', () => {
  it('names captions that lack it', async () => {
    const [finding] = await place(['sks, a', 'sks, b', 'c']);
    expect(finding).toMatchObject({
      severity: 'warning',
      what: 'The trigger `sks` is missing from 1 of 3 captions',
      evidence: [{kind: 'items', total: 1, items: [{key: '002'}]}],
    });
  });
  it('lets a person look, or the trainer write it: nothing is added by machine', async () => {
    const [finding] = await place(['sks, a', 'sks, b', 'c']);
    expect(finding?.fixes).toMatchObject([
      {kind: 'review-list', keys: ['002'], applicability: 'manual'},
      {kind: 'set-training-option', option: 'caption_prefix', value: 'sks,', applicability: 'manual'},
    ]);
    expect(finding?.impact).toBeNull();
  });
  it('lets captions be that are not there', async () => expect(await place(['sks, a', 'sks, b', ''])).toEqual([]));
  it('knows it in another spelling', async () => expect(await place(['SKS, a', 'sks, b'])).toEqual([]));
  it('knows it inside a longer tag, and takes no part of a word for it', async () => {
    expect(await place(['sks, a', 'sks woman, b'])).toEqual([]);
    expect((await place(['sks, a', 'skstown, b'])).map(({what}) => what)).toEqual([
      'The trigger `sks` is missing from 1 of 2 captions',
    ]);
  });
  it('wants it in every variant of a caption', async () =>
    expect(await place([{caption: ['sks, a', 'b']}, 'sks, c'])).toMatchObject([{evidence: [{items: [{key: '000'}]}]}]));
});

describe('trigger-placement: not first', () => {
  const set = (first: number, behind: number) => [
    ...times(first, i => `sks, tag ${i}`),
    ...times(behind, i => `tag ${i}, sks`),
  ];
  it.each([
    [2, 1, 1],
    [2, 2, 1],
    [2, 3, 0],
    [0, 4, 0],
    [4, 0, 0],
  ])('first in %i, behind in %i: %i findings, from a half on', async (first, behind, count) =>
    expect(await place(set(first, behind))).toHaveLength(count),
  );
  it('moves it to the front when asked to', async () => {
    const [finding] = await place(set(2, 1));
    expect(finding?.what).toBe('The trigger `sks` does not come first in 1 of 3 captions');
    expect(finding?.fixes).toEqual([{kind: 'reorder-tags', first: ['sks'], applicability: 'suggested'}]);
    expect(finding?.todo).toBe('Move it to the front of that caption.');
    expect((await place(set(3, 2)))[0]?.todo).toBe('Move it to the front of those captions.');
  });
  it('moves all tags of a trigger', async () => {
    const [finding] = await findings('trigger-placement', ['sks, woman, a', 'sks, woman, b', 'c, sks, woman'], {
      trigger: ['sks', 'woman'],
    });
    expect(finding?.fixes).toMatchObject([{first: ['sks', 'woman']}]);
  });
  it('says both, each in a finding of its own', async () =>
    expect((await place([...set(4, 1), 'hat'])).map(({subject}) => subject.keys)).toEqual([
      ['missing'],
      ['not-first'],
    ]));
});

describe('trigger-placement is silent', () => {
  it.each([
    ['where the trigger leads', ['sks, a', 'sks, b'], {}],
    ['where no trigger is known', ['a, b', 'c, d'], {trigger: []}],
    ['on sentences', times(20, i => `a picture of a woman who is called sks, seen near tower number ${i}`), {}],
  ])('%s', async (_where, captions, more) => expect(await place(captions, more)).toEqual([]));
});
