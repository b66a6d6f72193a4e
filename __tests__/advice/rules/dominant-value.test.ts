import {describe, expect, it} from '@jest/globals';
import {findings, times} from '../../helpers/findings.ts';

const set = (indoors: number, outdoors: number) =>
  times(indoors + outdoors, i => `tag ${i % 5}, ${i < indoors ? 'indoors' : 'outdoors'}`);
const HATS = ['red hat', 'blue hat', 'green hat', 'grey hat', 'pink hat', 'white hat', 'black hat', 'brown hat'];
const declared = (k: number) => ({groups: [{name: 'hat colour', values: HATS.slice(0, k), declared: true}]});

describe('dominant-value', () => {
  it.each([
    [10, 10, []],
    [15, 5, []],
    [16, 4, ['warning']],
    [17, 3, ['warning']],
    [18, 2, ['error']],
    [14, 3, []],
    [16, 3, []],
  ])('of two values at %i : %i', async (a, b, severities) => {
    const found = await findings('dominant-value', set(a, b));
    expect(found.map(({severity}) => severity)).toEqual(severities);
  });
  it('is silent on one value of a known group: nothing says that there are others', async () =>
    expect(await findings('dominant-value', set(30, 0))).toEqual([]));
  it('leaves items without a value out', async () => {
    const captions = [...set(16, 4), ...times(30, i => `tag ${i % 5}`)];
    expect((await findings('dominant-value', captions)).map(({what}) => what)).toEqual([
      '`indoors` is the setting of 16 of 20 items that name one',
    ]);
  });
});

describe('dominant-value: thresholds by the number of values', () => {
  // Warning at max(.30, min(.8, 1.6/k)), error at max(.50, min(.9, 2.4/k)), in thousandths of 600 items.
  it.each([
    [2, 480, 540],
    [3, 320, 480],
    [4, 240, 360],
    [5, 192, 300],
    [6, 180, 300],
    [8, 180, 300],
  ])('of %i values: warning from %i of 600, error from %i', async (k, warning, error) => {
    const severities = async (top: number) => {
      const captions = times(600, i => `${i < top ? 'red hat' : HATS[1 + (i % (k - 1))]}, tag ${i % 9}`);
      return (await findings('dominant-value', captions, {...declared(k), trigger: ['sks']})).map(
        ({severity}) => severity,
      );
    };
    expect(await severities(warning - 1)).toEqual([]);
    expect(await severities(warning)).toEqual(['warning']);
    expect(await severities(error - 1)).toEqual(['warning']);
    expect(await severities(error)).toEqual(['error']);
  });
  it('counts the declared values, whether they occur or not', async () => {
    const captions = times(30, i => (i < 22 ? 'red hat, a' : 'blue hat, b'));
    expect(await findings('dominant-value', captions, declared(2))).toEqual([]);
    expect(await findings('dominant-value', captions, declared(3))).toMatchObject([{severity: 'warning'}]);
  });
  it('puts a declared group in the place of the known one of its name', async () => {
    const groups = [{name: 'setting', values: ['indoors', 'outdoors', 'in space'], declared: true}];
    expect(await findings('dominant-value', set(15, 5))).toEqual([]);
    expect(await findings('dominant-value', set(15, 5), {groups})).toHaveLength(1);
  });
});

describe('dominant-value: words and evidence', () => {
  it.each([
    // n₁/s* − N_g: 36/.8 − 40, 38/.8 − 40 = 7.5, 16/.8 − 20.
    [36, 4, 'Add about 5 items with other values, or repeat the 4 you have.'],
    [38, 2, 'Add about 8 items with other values, or repeat the 2 you have.'],
    [16, 4, 'Add items with the other values, or repeat those you have.'],
    [17, 4, 'Add about 1 item with other values, or repeat the 4 you have.'],
  ])('says how many are missing at %i : %i', async (a, b, todo) =>
    expect(await findings('dominant-value', set(a, b))).toMatchObject([{todo}]),
  );
  it.each([
    [36, 4, 5],
    [38, 2, 8],
    [58, 2, 13],
  ])('and with so many it is at the line: %i : %i + %i', async (a, b, more) => {
    const share = (n: number) => a / (a + b + n);
    expect([share(more) <= 0.8, share(more - 1) > 0.8]).toEqual([true, true]);
    expect((await findings('dominant-value', set(a, b)))[0]?.todo).toContain(`about ${more} items`);
  });
  it('shows all values, the commonest first, ties by code unit', async () => {
    const captions = times(30, i => `${i < 20 ? 'red hat' : HATS[1 + (i % 2)]}, tag ${i % 5}`);
    const [finding] = await findings('dominant-value', captions, {...declared(4), trigger: ['sks']});
    expect(finding?.evidence).toEqual([
      {
        kind: 'tags',
        total: 4,
        tags: [
          {tag: 'red hat', n: 20, coverage: expect.closeTo(2 / 3, 11)},
          {tag: 'blue hat', n: 5, coverage: expect.closeTo(1 / 6, 11)},
          {tag: 'green hat', n: 5, coverage: expect.closeTo(1 / 6, 11)},
          {tag: 'grey hat', n: 0, coverage: 0},
        ],
      },
    ]);
    expect(finding?.fixes.filter(({applicability}) => applicability !== 'manual')).toEqual([]);
  });
});

describe('dominant-value: captions of one tag are labels', () => {
  const labels = (cats: number, n = 40) => times(n, i => (i < cats ? 'cat' : `kind ${i % 2}`));

  it.each([
    // Three labels: warning from 1.6/3, error from .8.
    [21, []],
    [22, ['warning']],
    [31, ['warning']],
    [32, ['error']],
  ])('%i of 40', async (cats, severities) =>
    expect((await findings('dominant-value', labels(cats))).map(({severity}) => severity)).toEqual(severities),
  );
  it('says so', async () =>
    expect(await findings('dominant-value', labels(36))).toMatchObject([
      {severity: 'error', what: '`cat` is the label of 36 of 40 items that name one'},
    ]));
  it.each([
    [3, 1],
    [5, 0],
  ])('with a second tag in %i of 40 captions: %i findings', async (second, count) => {
    const captions = labels(36).map((text, i) => (i < second ? `${text}, hat` : text));
    expect(await findings('dominant-value', captions)).toHaveLength(count);
  });
});
