import {describe, expect, it} from '@jest/globals';
import {addToHistory, loadHistory, saveHistory, scoreTrend} from '../../../src/report/drift/history.ts';
import type {HistoryEntry} from '../../../src/report/drift/history-schema.ts';

function entry(day: number, score: number | null, more: Partial<HistoryEntry> = {}): HistoryEntry {
  return {
    commit: `c${day}`,
    committedAt: new Date(Date.UTC(2026, 0, 1 + day)).toISOString(),
    dataset: 'train',
    score,
    pillars: {quality: 90, balance: 80, uniqueness: 70, structure: null},
    coverage: 0.8,
    items: 100,
    jsd: null,
    drift: 'no',
    basis: 'abc',
    ...more,
  };
}

describe('addToHistory(history, added)', () => {
  it('has one entry a commit and data set, the newest measure of it, in the order of the commits', () => {
    const history = addToHistory(
      [entry(3, 70), entry(1, 80)],
      [entry(2, 75), entry(3, 71), entry(3, 60, {dataset: 'b'})],
    );
    expect(history.map(({score}) => score)).toEqual([80, 75, 71, 60]);
  });
  it('keeps the last 400', () => {
    const history = addToHistory(
      [],
      Array.from({length: 500}, (_, i) => entry(i, 50)),
    );
    expect([history.length, history[0]?.commit]).toEqual([400, 'c100']);
  });
  it('sorts by time, in whatever zone it is written', () => {
    const [first] = addToHistory(
      [entry(1, 1, {committedAt: '2026-01-02T00:30:00+02:00'})],
      [entry(1, 2, {commit: 'x', committedAt: '2026-01-01T23:00:00Z'})],
    );
    expect(first?.score).toBe(1);
  });
});

describe('loadHistory(text)', () => {
  it('reads what was saved', () => {
    const history = [entry(1, 80), entry(2, null)];
    expect(loadHistory(saveHistory(history))).toEqual(history);
  });
  it.each([
    '',
    '{}',
    'null',
    '[1]',
    saveHistory([entry(1, 80)]).slice(0, -9),
    saveHistory([entry(1, 101)]),
    '{"kind":"tagnosis/history","schemaVersion":2,"entries":[]}',
  ])('is null for what is none: %s', text => expect(loadHistory(text)).toBeNull());
});

describe('scoreTrend(history, dataset)', () => {
  it('looks at scores of one basis only', () => {
    const history = [
      entry(0, 10, {basis: 'old'}),
      ...[80, 79.5, 79, 78, 78.2, 77, 76, 75].map((score, i) => entry(i + 1, score)),
    ];
    const {entries, trend} = scoreTrend(history, 'train');
    expect(entries).toHaveLength(8);
    expect(trend?.slope).toBeCloseTo(-0.68333, 5);
    expect(trend?.p).toBeCloseTo(0.000396825, 9);
  });
  it('is none below five scores, and of a set that is not there', () => {
    expect(
      scoreTrend(
        [1, 2, 3, 4].map(i => entry(i, i)),
        'train',
      ).trend,
    ).toBeNull();
    expect(scoreTrend([entry(1, 1)], 'other')).toEqual({entries: [], trend: null});
  });
});
