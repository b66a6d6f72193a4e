import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {analyze, analyzeFully} from '../../src/analyze.ts';
import type {HealthReport} from '../../src/report/health-report.ts';
import {loadStatistics, saveStatistics} from '../../src/statistics/saved.ts';
import {dataSet} from '../helpers/data-set.ts';
import {times} from '../helpers/findings.ts';
import {analysisOf, tagCaptions} from '../helpers/sets.ts';

/** Gains need the captions, and with them the order among findings of one severity: the rest of a report does not. */
function withoutGains(report: HealthReport): HealthReport {
  const advice = report.advice
    .map(finding => ({...finding, impact: null}))
    .toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return {...report, advice, together: {safe: null, top: null}};
}

describe('loadStatistics(saveStatistics(statistics))', () => {
  it('is the same again', () =>
    fc.assert(
      fc.asyncProperty(tagCaptions, async captions => {
        const {statistics} = await analysisOf(captions, {advice: false});
        expect(loadStatistics(saveStatistics(statistics))).toEqual(statistics);
      }),
      {numRuns: 25},
    ));
  it.each([
    ['lone surrogates', ['h\ud800at', 'h\ud800at']],
    ['names of Object.prototype', ['__proto__, constructor', 'float64, toString']],
    ['line breaks and quotes', ['h"at\u2028, \\cap\\']],
    ['no items', []],
  ])('keeps %s', async (_what, captions) => {
    const {statistics} = await analysisOf(captions, {advice: false});
    expect(loadStatistics(saveStatistics(statistics))).toEqual(statistics);
  });
  it.each([
    ['tags', times(30, i => `sks, blue hair, ${i % 3 ? 'red hat' : 'red_hat'}, tag ${i % 4},`)],
    ['prose', times(20, i => `A small dog is sleeping near the tower, number ${i} of them`)],
  ])('gives the identical report: %s', async (_what, captions) => {
    const {report, statistics} = await analysisOf(captions, {trigger: ['sks']});
    const path = join(dataSet({}), 'saved.json');
    writeFileSync(path, saveStatistics(statistics));
    expect(withoutGains(await analyze(path))).toEqual(withoutGains(report));
    expect(report.advice.length).toBeGreaterThan(0);
    expect(await analyze(path, {advice: false})).toEqual({
      ...report,
      advice: [],
      adviceTotal: 0,
      together: {safe: null, top: null},
    });
  });
});

describe('loadStatistics(text)', () => {
  it.each(['', '{}', '[]', 'hat, smile', '{"kind":"other"}'])('is null for %j', text =>
    expect(loadStatistics(text)).toBeNull(),
  );
  it('refuses another version and says what to do', async () => {
    const {statistics} = await analyzeFully(dataSet({'a.png': null, 'a.txt': 'hat'}), {advice: false});
    const other = saveStatistics(statistics).replace('"version":2', '"version":3');
    expect(() => loadStatistics(other)).toThrow(/version 3/);
  });
});
