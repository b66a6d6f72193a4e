import {beforeAll, describe, expect, it} from '@jest/globals';
import type {ActionReport} from '../../../../src/frontends/action/action-report.ts';
import {renderComment} from '../../../../src/frontends/action/comment/comment.ts';
import {linksTo} from '../../../../src/frontends/action/comment/links.ts';
import {trendLines} from '../../../../src/frontends/action/comment/trend-lines.ts';
import type {HistoryEntry} from '../../../../src/report/drift/history-schema.ts';
import {actionReport, setReport} from '../../../helpers/action-report.ts';

const links = linksTo('https://github.example/owner/name', '1');
const pillars = {quality: 1, balance: 1, uniqueness: 1, structure: 1};

function history(scores: readonly (number | null)[], dataset = 'd', basis = 'a'): HistoryEntry[] {
  return scores.map((score, i) => ({
    commit: i.toString(16).padStart(40, '0'),
    committedAt: new Date(Date.UTC(2026, 0, 1 + i)).toISOString(),
    dataset,
    score,
    pillars,
    coverage: 1,
    items: 20,
    jsd: null,
    drift: 'no',
    basis,
  }));
}

let report: ActionReport;
beforeAll(async () => {
  report = actionReport([await setReport('d', null, ['1girl, hat', '1girl, cat'])]);
});

describe('trendLines(report, history, links)', () => {
  it('says slope and p, and draws the scores', () => {
    const text = trendLines(report, {history: history([80, 79.5, 79, 78, 78.2, 77, 76, 75]), links}, true);
    expect(text).toContain('`d`: ▼ falling: −0.68 points a commit over 8 commits (p < 0.001)');
    expect(text).toContain('line [80.0, 79.5, 79.0, 78.0, 78.2, 77.0, 76.0, 75.0]');
    expect(text).toContain(
      `| [\`0000000\`](https://github.example/owner/name/commit/${'0'.repeat(40)}) | 2026-01-01 | 80.0 | no |`,
    );
  });
  it('draws scores as it writes them: cut, not rounded', () => {
    const text = trendLines(report, {history: history([79.96, 89.38]), links}, true);
    expect(text).toContain('line [79.9, 89.3]');
    expect(text).toContain('| 2026-01-02 | 89.3 | no |');
  });
  it('calls no trend what chance brings as well', () => {
    expect(trendLines(report, {history: history([80, 79, 81, 80, 80.5]), links}, true)).toContain(
      '`d`: no trend: +0.31 points a commit',
    );
  });
  it('waits for five scores, and says nothing of one, of none, of other sets, or across another basis', () => {
    expect(trendLines(report, {history: history([80, 79]), links}, true)).toContain(
      '2 scores so far, from 80.0 to 79.0',
    );
    const [one] = history([80]);
    for (const entries of [[], [one!], history([80, 79, 78], 'other'), history([null, null])])
      expect(trendLines(report, {history: entries, links}, true)).toBe('');
    expect(trendLines(report, {history: [...history([80, 79], 'd', 'old'), one!], links}, true)).toBe('');
  });
  it('leaves chart and table out where there is no room, and counts sets beyond 25', () => {
    const told = {history: history([80, 79]), links};
    const bare = trendLines(report, told, false);
    expect(bare).toContain('2 scores so far');
    expect(bare).not.toContain('xychart');
    const [set] = report.sets;
    const many = Array.from({length: 30}, (_, i) => ({...set!, path: `d${i}`}));
    const all = many.flatMap(({path}) => history([80, 79], path));
    const text = trendLines({...report, sets: many}, {history: all, links}, true);
    expect(text).toContain('5 more data sets');
    expect(text.match(/xychart-beta/g)).toHaveLength(3);
  });
  it('writes no commit that is none as it stands', () => {
    const entries = history([80, 79]).map(entry => ({...entry, commit: '</details> @org'}));
    expect(trendLines(report, {history: entries, links}, true)).not.toContain('@org');
  });
  it('stands in the comment where there is a history', () => {
    const options = {key: 'default', links};
    expect(renderComment(report, {...options, history: history([80, 79])})).toContain('### Trend');
    expect(renderComment(report, options)).not.toContain('### Trend');
  });
});
