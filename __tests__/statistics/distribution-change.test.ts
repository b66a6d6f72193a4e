import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {seededRandom} from '../../src/math/random.ts';
import {
  type CountedSide,
  type DistributionChange,
  distributionChange,
} from '../../src/statistics/distribution-change.ts';
import {times} from '../helpers/findings.ts';
import {tagCaptions} from '../helpers/sets.ts';
import {captionSide} from '../helpers/sides.ts';

/** What is known of a set whose statistics were saved. */
const countsOf = ({statistics}: CountedSide): CountedSide => ({statistics, collected: null});

function change(base: CountedSide, head: CountedSide): DistributionChange {
  const found = distributionChange(base, head);
  if ('notCompared' in found) throw new Error(found.notCompared);
  return found;
}

/** Captions of 3 of 20 tags each, drawn by a seed. */
function drawn(n: number, seed: string): string[] {
  const random = seededRandom(seed);
  return times(n, () => times(3, () => `tag ${String.fromCharCode(97 + Math.floor(random() ** 2 * 20))}`).join(', '));
}

const p = ({test}: DistributionChange): number => ('p' in test ? test.p : Number.NaN);

describe('distributionChange(base, head)', () => {
  it('is nothing for equal sides, whatever they are', () =>
    fc.assert(
      fc.asyncProperty(tagCaptions, async captions => {
        const side = await captionSide(captions);
        expect(change(side, side)).toMatchObject({
          jsd: 0,
          replaced: 0,
          tv: 0,
          psi: 0,
          kl: 0,
          flagged: false,
          flaggedTags: 0,
          changes: [],
          appeared: [],
          vanished: [],
          ...(captions.length < 20 ? {} : {test: {p: 1, nullMean: 0, excess: 0}}),
        });
      }),
      {numRuns: 25},
    ));

  it('does not see the order of the items', async () => {
    const [base, head] = [drawn(40, 'a'), drawn(40, 'b')];
    const there = change(await captionSide(base), await captionSide(head));
    const turned = change(await captionSide(base.toReversed()), await captionSide(head.toReversed()));
    expect(turned).toMatchObject({jsd: there.jsd, tv: there.tv, appearedTotal: there.appearedTotal});
  });

  it('names new and vanished tags, the commonest first, at most 20 of each', async () => {
    const found = change(
      await captionSide(['hat, bow', 'hat, scarf', 'hat, scarf', 'hat']),
      await captionSide(['hat, rain', 'hat', 'hat', times(30, i => `new ${'x'.repeat(i + 1)}`).join(', ')]),
    );
    expect(found.vanished).toEqual([
      {tag: 'scarf', n: 2},
      {tag: 'bow', n: 1},
    ]);
    expect([found.appeared.length, found.appearedTotal]).toEqual([20, 31]);
  });

  it('cannot judge below 20 items a side, and still measures', async () => {
    const found = change(await captionSide(drawn(19, 'a')), await captionSide(drawn(60, 'b')));
    expect(found.test).toEqual({untested: 'Cannot judge: fewer than 20 items on a side.'});
    expect(found).toMatchObject({flagged: false, flaggedTags: 0, tested: 0});
    expect(found.jsd).toBeGreaterThan(0);
  });

  it('finds a new kind of items beside the old ones, which two independent samples would not', async () => {
    const old = drawn(100, 'a');
    const kind = times(25, i => `snow ${i % 2}, mountain, sky ${i % 3}`);
    const found = change(await captionSide(old), await captionSide([...old, ...kind]));
    expect(p(found)).toBe(0.001);
    expect(found.flagged).toBe(true);
    expect(found.changes[0]).toMatchObject({tag: 'mountain', before: 0, after: 0.2, flagged: true});
  });

  it('tests edits by coin and sign: one tag added to 10 of 100 captions is found, one in 4 is not', async () => {
    const base = drawn(100, 'a');
    const withHat = (n: number): string[] => base.map((caption, i) => (i < n ? `${caption}, hat` : caption));
    const ten = change(await captionSide(base), await captionSide(withHat(10)));
    expect(ten.changes[0]).toMatchObject({tag: 'hat', before: 0, after: 0.1, flagged: true});
    expect(ten.changes[0]?.p).toBeCloseTo(2 ** -9, 12);
    const four = change(await captionSide(base), await captionSide(withHat(4)));
    expect(four.changes[0]).toMatchObject({tag: 'hat', p: expect.closeTo(0.125, 12), flagged: false});
  });

  it('flags equal populations in at most one of twenty runs', async () => {
    let flagged = 0;
    for (let run = 0; run < 20; run++) {
      const all = drawn(60, `run ${run}`);
      const found = change(await captionSide(all.slice(0, 30), 'a'), await captionSide(all.slice(30), 'b'));
      if (p(found) <= 0.05) flagged++;
    }
    // 20 runs at 5 %: four or more happen once in sixty.
    expect(flagged).toBeLessThan(4);
  });

  it('has effect sizes alone where single items are not known, up to 1,000 of them', async () => {
    const [base, head] = [await captionSide(drawn(300, 'a')), await captionSide(drawn(300, 'b'))];
    const found = change(countsOf(base), head);
    expect(found.test).toMatchObject({untested: expect.stringContaining('single items are not known')});
    expect(found.jsd).toBe(change(base, head).jsd);
    expect(found.changes.every(({p: own, flagged}) => own === null && !flagged)).toBe(true);
  });

  it('tests counts alone from 1,000 items on', async () => {
    const base = countsOf(await captionSide(drawn(1000, 'a')));
    const same = change(base, countsOf(await captionSide(drawn(1000, 'b'))));
    expect(p(same)).toBeGreaterThan(0.05);
    const other = change(base, countsOf(await captionSide([...drawn(700, 'b'), ...times(300, () => 'snow')])));
    expect([p(other), other.flagged, other.changes[0]?.tag]).toEqual([0.001, true, 'snow']);
  });

  it('compares no tags with terms of prose', async () => {
    const prose = times(12, i => `a small girl with hat number ${i} stands near the river and looks at it`);
    expect(distributionChange(await captionSide(['hat', 'bow']), await captionSide(prose))).toEqual({
      notCompared: expect.stringContaining('terms of its prose'),
    });
  });

  it('has nothing to compare without tags', async () =>
    expect(distributionChange(await captionSide(['hat']), await captionSide(['']))).toEqual({
      notCompared: 'One side has no tag at all.',
    }));
});
