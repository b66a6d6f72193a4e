import {describe, expect, it} from '@jest/globals';
import {contradictions} from '../../src/metrics/contradictions.ts';
import {lockedPairs} from '../../src/metrics/locked-pairs.ts';
import {pairs} from '../../src/metrics/pairs.ts';
import {measured} from '../helpers/captions.ts';

const times = (n: number, caption: (i: number) => string): string[] => Array.from({length: n}, (_, i) => caption(i));
const maid = times(40, i => (i < 10 ? 'pell, apron, tray' : i < 20 ? 'pell, hat' : 'pell, smile'));

describe('pairs', () => {
  it('is the share of tested pairs that meet oftener than chance has it', async () => {
    // Of six pairs of four tags and four with the trigger, which meets all by chance.
    const {value, detail} = await measured(pairs, maid);
    expect(value).toBeCloseTo(1 / 10, 12);
    expect(detail?.values).toMatchObject({tested: 10, meeting: 1, tags: 5, counted: 5});
    expect(detail?.rows?.[0]).toMatchObject({label: expect.stringMatching(/apron \+ tray|tray \+ apron/), value: 10});
  });
  it('has the PMI of the commonest tags as its matrix, clipped to ±ln 20', async () => {
    const {detail} = await measured(pairs, maid);
    expect(detail?.matrix?.labels).toEqual(['smile', 'apron', 'tray', 'hat']);
    expect(detail?.matrix?.rows.map(row => row.length)).toEqual([0, 1, 2, 3]);
    expect(detail?.matrix?.rows[1]).toEqual([-Math.log(20)]);
    expect(detail?.matrix?.rows[2]?.[1]).toBeCloseTo(Math.log(4), 12);
  });
  it('does not see replication in its matrix', async () => {
    const [once, thrice] = [await measured(pairs, maid), await measured(pairs, [...maid, ...maid, ...maid])];
    for (const [j, row] of (once.detail?.matrix?.rows ?? []).entries()) {
      for (const [i, pmi] of row.entries()) expect(thrice.detail?.matrix?.rows[j]?.[i]).toBeCloseTo(pmi ?? NaN, 12);
    }
  });
  it('names pairs of other tags where seven tags would make 21', async () => {
    const seven = ['cap', 'coat', 'belt', 'boots', 'badge', 'rope', 'flag'].join(', ');
    const {detail} = await measured(
      pairs,
      times(60, i => (i < 15 ? seven : i < 30 ? 'apron, tray' : 'hat')),
    );
    expect(detail?.values?.['meeting']).toBe(22);
    const labels = (detail?.rows ?? []).slice(0, detail?.values?.['meeting-shown'] ?? 0).map(({label}) => label);
    expect(labels).toHaveLength(4);
    expect(new Set(labels.flatMap(label => label.split(' + '))).size).toBe(8);
  });
  it('cannot test 19 items', async () => expect((await measured(pairs, maid.slice(8, 27))).notRun).toMatch(/20/));
});

describe('locked-pairs', () => {
  it('is the share of tags that could be locked and are', async () => {
    const {value, detail} = await measured(lockedPairs, maid);
    expect(value).toBe(0.5);
    expect(detail?.values).toEqual({locked: 2, able: 4, pairs: 1});
  });
  it('is 0 where tags come alone too', async () => {
    const alone = times(40, i => `pell, ${i % 2 ? 'apron' : 'smile'}${i % 3 ? ', tray' : ', hat'}`);
    expect((await measured(lockedPairs, alone)).value).toBe(0);
  });
  it('cannot test 19 items', async () => expect((await measured(lockedPairs, maid.slice(8, 27))).notRun).toMatch(/20/));
  it('has nothing to judge where every caption is alike, or holds no tag but trigger and quality tags', async () => {
    expect(
      (
        await measured(
          lockedPairs,
          times(25, () => 'pell, hat, smile'),
        )
      ).notApplicable,
    ).toMatch(/Fewer than two/);
    expect(
      (
        await measured(
          lockedPairs,
          times(25, () => 'pell, masterpiece'),
        )
      ).notApplicable,
    ).toMatch(/nothing else/);
  });
  it('falls with each picture that shows one of the tags alone', async () => {
    const more = [...maid, ...times(3, () => 'pell, apron')];
    expect((await measured(lockedPairs, more)).value).toBe(0);
  });
});

describe('contradictions', () => {
  it('is the share of items with one, at any number of items', async () => {
    const {value, score, detail} = await measured(contradictions, ['1girl, no humans', '1girl', 'hat', 'indoors']);
    expect([value, score]).toEqual([0.25, undefined]);
    expect(detail?.rows).toEqual([{label: 'no humans – 1girl', value: 1}]);
  });
  it('names the declared group', async () => {
    const head = {name: 'head', values: ['hat', 'cap'], declared: true};
    const {detail} = await measured(contradictions, ['hat, cap', 'hat'], {groups: [head]});
    expect(detail?.rows).toEqual([{label: 'hat – cap', value: 1, note: 'head'}]);
  });
  it('is not claimed where hardly a caption holds a tag that could be contradicted', async () => {
    expect(
      (
        await measured(
          contradictions,
          times(20, i => (i < 1 ? 'day' : 'hat')),
        )
      ).notApplicable,
    ).toMatch(/Hardly/);
    expect(
      (
        await measured(
          contradictions,
          times(20, i => (i < 2 ? 'day' : 'hat')),
        )
      ).value,
    ).toBe(0);
    expect(
      (
        await measured(
          contradictions,
          times(20, i => (i < 1 ? 'day, night' : 'hat')),
        )
      ).value,
    ).toBe(0.05);
  });
  it('is not applicable to prose', async () => {
    const prose = times(25, i => `A small boat lies indoors and outdoors near the harbour number ${i} in the rain`);
    expect((await measured(contradictions, prose)).notApplicable).toMatch(/Prose/);
  });
});
