import {describe, expect, it} from '@jest/globals';
import {reportViews} from '../../src/plots/report-views.ts';
import {CAPS} from '../../src/plots/view.ts';
import {HOSTILE} from '../helpers/hostile.ts';
import {analysisOf, names} from '../helpers/sets.ts';
import {allViews, drawable} from '../helpers/views.ts';

async function titles(captions: readonly string[]): Promise<string[]> {
  const {report, statistics} = await analysisOf(captions);
  return reportViews(report, statistics).map(({title}) => title);
}

describe('views of a report', () => {
  it('say their finding in the title', async () => {
    const {report, statistics} = await drawable();
    const views = reportViews(report, statistics);
    expect(views.map(({title}) => title)).toEqual([
      expect.stringMatching(/^Health score \d+; weakest: \w+ \d+$/),
      '“blue hair” is in 68 % of the items',
      expect.stringMatching(/^10 tags hold \d+ % of all uses$/),
      expect.stringMatching(/^The rarer half of the tags holds \d+ % of all uses$/),
      expect.stringMatching(/^\d+ tags behave like [\d.]+ that are equally common$/),
      expect.stringMatching(/^“thing \w+” and “thing \w+” go together most$/),
      'The tags form one community',
      '13 % of the captions exceed 75 tokens',
      '“blue hair” is 68 % of hair colour',
    ]);
  });

  it('hold the numbers that they speak of', async () => {
    const {report, statistics} = await drawable();
    const [, top, rank, lorenz] = reportViews(report, statistics);
    if (top?.kind !== 'bars' || rank?.kind !== 'curve' || lorenz?.kind !== 'curve') throw new Error('other views');
    expect(top.bars.slice(0, 2)).toEqual([
      {label: 'sks', value: 1, note: '40 of 40 items', group: 'trigger'},
      {label: 'blue hair', value: 0.675, note: '27 of 40 items', group: 'content'},
    ]);
    expect(rank.series[0]?.y.slice(0, 3)).toEqual([40, 27, 13]);
    expect(rank.series[0]?.labels?.[2]).toBe('red hair');
    const [x = [], y = []] = [lorenz.series[0]?.x, lorenz.series[0]?.y];
    expect([x[0], y[0], x.at(-1), y.at(-1)]).toEqual([0, 0, 1, 1]);
    // Below the diagonal, and bent upwards.
    expect(y.every((share, i) => share <= (x[i] ?? 0) + 1e-12)).toBe(true);
  });

  it('leave out what there is nothing to draw of', async () => {
    expect((await titles(['hat'])).length).toBeLessThan(4);
    expect(await titles(['', ''])).toEqual([expect.any(String)]);
  });

  it('keep within their caps and hold clean text only', async () => {
    const {report, statistics} = await analysisOf(
      names(3000).map((name, i) => `${name}, ${HOSTILE[i % HOSTILE.length]}, hat`),
    );
    for (const view of [...reportViews(report, statistics), ...(await allViews(HOSTILE))]) {
      if (view.kind === 'bars') expect(view.bars.length).toBeLessThanOrEqual(CAPS.bars);
      if (view.kind === 'curve') {
        expect(view.series.length).toBeLessThanOrEqual(CAPS.series);
        for (const {x, y} of view.series) {
          expect(x.length).toBeLessThanOrEqual(CAPS.points);
          expect(y.length).toBe(x.length);
          expect(x).toEqual(x.toSorted((a, b) => a - b));
        }
      }
      expect(JSON.stringify(view)).not.toMatch(/\\u00[01]|\u202e|\u0085|\u2028/u);
    }
  });
});
