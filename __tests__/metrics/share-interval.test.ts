import {describe, expect, it} from '@jest/globals';
import {markdownReport} from '../../src/frontends/markdown/markdown-report.ts';
import {textReport} from '../../src/frontends/cli/text-report.ts';
import {wilsonInterval} from '../../src/math/intervals.ts';
import {shareInterval} from '../../src/metrics/share-interval.ts';
import {analysed} from '../helpers/captions.ts';
import {times} from '../helpers/findings.ts';

/** As many captions, of which the first six are three pairs. */
const captions = (items: number): string[] =>
  times(items, i => (i < 6 ? `pell, pair ${Math.floor(i / 2)}, hat` : `pell, hat, thing ${i}, place ${i % 7}`));

describe('shareInterval(hits, items)', () => {
  it('is Wilson’s', () => expect(shareInterval(3, 20).interval).toEqual(wilsonInterval(3, 20)));
  it('is no interval of nothing', () => expect(shareInterval(0, 0)).toEqual({}));
});

describe('intervals of shares of items', () => {
  it.each(['validity', 'caption-duplicates', 'token-overflow'])('%s has one that holds its value', async id => {
    const {report} = await analysed(captions(24));
    const {value, interval} = report.metrics[id] ?? {};
    const [low = 2, high = -1] = interval ?? [];
    expect(low).toBeLessThanOrEqual(value ?? -1);
    expect(high).toBeGreaterThan(value ?? 2);
  });
  it('are not claimed below 20 items, though such figures are facts of the files', async () => {
    const {report} = await analysed(captions(19));
    expect(report.metrics['caption-duplicates']).toMatchObject({
      confidence: 'normal',
      value: expect.closeTo(6 / 19, 10),
    });
    for (const {interval} of Object.values(report.metrics)) expect(interval).toBeUndefined();
  });
  it('stand in text and Markdown', async () => {
    const {report} = await analysed(captions(24));
    expect(textReport(report)).toMatch(/Repeated captions +25\.0 % of captions repeat another \(12\.0–44\.9 %\)/);
    expect(textReport(report)).toContain('Value (95 % interval)');
    expect(markdownReport(report)).toMatch(/\| Repeated captions \| 60 \| 25\.0 % .* \| 12\.0–44\.9 % \|/);
  });
  it('of entropy is said to be of what was not seen too', async () => {
    const {report} = await analysed(captions(24));
    expect(textReport(report).replace(/\s+/g, ' ')).toMatch(
      /tag entropy [\d.]+ nats \(with unseen tags [\d.]+–[\d.]+ nats\)/,
    );
  });
});
