import {describe, expect, it} from '@jest/globals';
import {alignmentRanksView} from '../../../src/plots/views/alignment-ranks.ts';
import {reportViews} from '../../../src/plots/report-views.ts';
import {aligned} from '../../helpers/alignment.ts';
import {analysisOf} from '../../helpers/sets.ts';

describe('ranks of captions', () => {
  it('say what share seems to be mismatched, and show where', () => {
    const {title, summary, bars} = alignmentRanksView(aligned());
    expect(title).toBe('About 8 % of the captions seem to belong to other images');
    expect(summary).toBe(
      'Of 100 images, 4 fit their own caption worse than half of the others; the mean rank is 96 %.',
    );
    expect(bars).toHaveLength(20);
    expect(bars.map(({value}) => value)).toEqual(aligned().bins);
    expect(bars[9]).toMatchObject({label: '45 %', group: 'worse than half of the others'});
    expect(bars[19]).toMatchObject({note: '95 % to 100 %', group: 'better than half of the others'});
  });
  it('say that all is well where it is', () =>
    expect(alignmentRanksView(aligned({belowHalf: 0})).title).toBe('Captions fit their images better than others do'));
  it('are drawn only where a model looked', async () => {
    const {report, statistics} = await analysisOf(['hat, smile', 'hat']);
    const titles = (alignment = statistics.alignment) =>
      reportViews(report, {...statistics, alignment}).map(({title}) => title);
    expect(titles(aligned()).length).toBe(titles().length + 1);
  });
});
