import {describe, expect, it} from '@jest/globals';
import {TagnosisError} from '../../../../src/errors.ts';
import {compare} from '../../../../src/frontends/notebook/api/compare.ts';
import {drift} from '../../../../src/frontends/notebook/api/drift.ts';
import {history} from '../../../../src/frontends/notebook/api/history.ts';
import {load} from '../../../../src/frontends/notebook/api/load.ts';
import {memorySource} from '../../../../src/sources/memory.ts';
import {itemsOf} from '../../../helpers/sets.ts';

const ITEMS = itemsOf(Array.from({length: 12}, (_, i) => `hat, cap, prop ${i % 4}`));
const NONE = [null, undefined, 5, {}, {hat: 3}, new Map(), () => 1, Promise.resolve(ITEMS)];

describe('what is no data set', () => {
  it.each(NONE)('is refused in words by load: %p', async from => {
    await expect(load(from as never)).rejects.toThrow(TagnosisError);
    await expect(load(from as never)).rejects.toThrow('is no data set');
  });
  it.each(NONE)('is refused in words by compare and drift, on either side: %p', async from => {
    const set = await load(ITEMS);
    for (const act of [
      compare(from as never, set),
      compare(set, from as never),
      compare(from as never, memorySource(ITEMS)),
      drift(from as never, set),
    ])
      await expect(act).rejects.toThrow('is no data set');
  });
  it('is told to be waited for where it is promised', async () => {
    const error: unknown = await compare(load(ITEMS) as never, 'a').catch((cause: unknown) => cause);
    expect(error).toMatchObject({
      code: 'usage',
      message: '[Promise] is no data set.',
      hint: expect.stringContaining('await'),
    });
  });
  it('is refused by load where it is loaded already', async () => {
    const set = await load(ITEMS);
    await expect(load(set as never)).rejects.toThrow('[Dataset] is no data set to load.');
  });
  it.each([
    null,
    undefined,
    5,
    {},
    [null],
    [5],
    [{}],
    ['report.json'],
    [{label: 'a', report: null}],
    [Promise.resolve(1)],
  ])('is refused in words by history: %p', from => expect(() => history(from as never)).toThrow(TagnosisError));
});

describe('items that a program holds', () => {
  it.each<readonly [item: unknown, message: string]>([
    [null, 'Item 2 has no key.'],
    ['hat, cap', 'Item 2 has no key.'],
    [{caption: 'hat'}, 'Item 2 has no key.'],
    [{key: 7, caption: 'hat'}, 'Item 2 has no key.'],
    [{key: 'a.png'}, 'Item "a.png" has no caption.'],
    [{key: 'a.png', caption: 7}, 'Item "a.png" has no caption.'],
    [{key: 'a.png', caption: ['hat', null]}, 'Item "a.png" has no caption.'],
    [{key: 'a.png', caption: 'hat', repeats: '2'}, 'Item "a.png" has repeats 2.'],
  ])('are refused in words where one is %p', async (item, message) => {
    const [first] = ITEMS;
    await expect(load([first, item] as never)).rejects.toThrow(TagnosisError);
    await expect(load([first, item] as never)).rejects.toThrow(message);
  });
});

describe('drift(baseline, now, {limits})', () => {
  it('takes one limit, and the usual one for the other', async () => {
    const before = await load(ITEMS);
    const {verdict} = await drift(before, before, {limits: {threshold: 0.2}});
    expect(verdict).toEqual({drift: 'no'});
  });
  it.each([{threshold: '0.2'}, {threshold: Number.NaN}, {threshold: -1}, {drop: -5}, {drop: null}, {treshold: 0.2}])(
    'refuses limits that are none: %p',
    async limits => {
      const before = await load(ITEMS);
      await expect(drift(before, before, {limits: limits as never})).rejects.toThrow(TagnosisError);
    },
  );
});
