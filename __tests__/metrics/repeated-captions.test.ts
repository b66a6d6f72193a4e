import {describe, expect, it} from '@jest/globals';
import {analyze} from '../../src/analyze.ts';
import {memorySource} from '../../src/sources/memory.ts';

const of = async (captions: readonly string[]) =>
  (await analyze(memorySource(captions.map((caption, i) => ({key: String(i), caption}))))).metrics[
    'caption-duplicates'
  ];
const tags = (n: number): string => Array.from({length: n}, (_, i) => `tag${i}`).join(', ');

describe('caption-duplicates', () => {
  it('is a share of all items, those without tags too', async () => {
    const empty = Array.from({length: 38}, () => '');
    expect(await of(['hat, smile', 'smile, hat', ...empty])).toMatchObject({
      value: 2 / 40,
      detail: {values: {repeated: 2, exact: 2, comparable: 2}},
    });
  });
  it.each([19, 38, 57])('sees twins of %d tags that differ in as many as they may', async n => {
    const twin = Array.from({length: n / 19}, (_, i) => `other${i}`).join(', ');
    expect((await of([tags(n), `${tags(n - n / 19)}, ${twin}`]))?.value).toBe(1);
    expect((await of([tags(n), `${tags(n - n / 19 - 1)}, ${twin}, more`]))?.value).toBe(0);
  });
  it('does not apply to one caption', async () =>
    expect(await of(['hat', ''])).toMatchObject({status: 'not-applicable', value: null}));
});
