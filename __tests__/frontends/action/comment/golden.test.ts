import {describe, expect, it} from '@jest/globals';
import type {ActionReport, SetReport} from '../../../../src/frontends/action/action-report.ts';
import {renderComment, renderWhole} from '../../../../src/frontends/action/comment/comment.ts';
import {linksTo} from '../../../../src/frontends/action/comment/links.ts';
import {reportJson} from '../../../../src/frontends/action/files.ts';
import {gitHub} from '../../../../src/frontends/action/github.ts';
import {keepIssue} from '../../../../src/frontends/action/issue.ts';
import {parseActionReport} from '../../../../src/frontends/action/parse-action-report.ts';
import {historyEntries} from '../../../../src/frontends/action/remember.ts';
import {type DriftLimits, judgeDrift} from '../../../../src/report/drift/verdict.ts';
import {actionReport, NO_GATES, setReport} from '../../../helpers/action-report.ts';
import {FakeGitHub} from '../../../helpers/fake-github.ts';
import {fetchSend} from '../../../helpers/fetch-send.ts';
import {markdownOutline} from '../../../helpers/markdown-outline.ts';
import {stored} from '../../../helpers/stored.ts';

const BOT = 'github-actions[bot]';
const OPTIONS = {key: 'default', links: linksTo('https://github.com/o/n', '12')};
const GATES = {...NO_GATES, failUnder: 60};
/** What is written down by hand here drifts far. */
const LIMITS: DriftLimits = {threshold: 0.05, drop: 5};
/** GitHub takes no longer texts. */
const GITHUB_MOST = 65_536;

const captions = (n: number, tags: readonly string[]): string[] =>
  Array.from({length: n}, (_, i) => ['sks', ...tags.filter((_tag, k) => (i + k) % (k + 2) === 0)].join(', '));
const before = captions(30, ['hat', 'smile', 'blue eyes', 'night', 'rain', 'snow', 'street']);
const after = [...before, ...captions(10, ['a|b', '@org/team', '<img src=x>', '`x`', 'night', 'rain'])];

async function pullRequest(): Promise<string> {
  const saber = await setReport('datasets/saber', before, after, {...GATES, failUnder: 99});
  const style = await setReport('datasets/style_x', after, before, GATES);
  const fresh = await setReport('datasets/new', null, captions(24, ['cat', 'dog', 'sun', 'tree']), GATES);
  return reportJson({...actionReport([saber, style, fresh], GATES), notes: ['tagnosis.yml changes here.']});
}

async function drifted(): Promise<string> {
  const moved = [...before, ...captions(60, ['robot', 'city', 'metal', 'neon', 'smoke'])];
  const set = await setReport('datasets/saber', before, moved);
  const report = actionReport([{...set, drift: set.comparison === null ? null : judgeDrift(set.comparison, LIMITS)}]);
  return reportJson({...report, pull: null, base: {kind: 'baseline', sha: 'c'.repeat(40)}});
}

/** What one run wrote down: metrics and words may change since, what is made of it may not unnoticed. */
function readReport(name: string, text: string): ActionReport {
  const read = parseActionReport(text);
  if ('refused' in read) throw new Error(`${name}: ${read.refused}. TAGNOSIS_GOLDEN=write makes it anew.`);
  return read.report;
}

const pull = readReport('pull-request.json', await stored('action/pull-request.json', pullRequest));
const drift = readReport('drift.json', await stored('action/drift.json', drifted));

const BARE = {from: null, base: null, head: null, comparison: null, drift: null, caused: []};
const times = <T>(n: number, make: (i: number) => T): T[] => Array.from({length: n}, (_, i) => make(i));
/** So much that every step of the ladder leaves something out: more than 25 findings, more than 50 sets. */
const many: ActionReport = {
  ...pull,
  sets: [
    ...times(5, i => pull.sets.map(set => ({...set, path: `${set.path}-${i}`}))).flat(),
    ...times(40, (i): SetReport => {
      const says = ['unchanged: 80.0'];
      return {...BARE, path: `datasets/other-${i}`, state: 'unchanged', verdict: 'not-gated', says};
    }),
  ],
};

/** The text of each step: the longest is what has no limit, and each next one what a limit just below the last leaves. */
function steps(report: ActionReport): string[] {
  const found: string[] = [];
  for (let most = Infinity; ;) {
    const text = renderComment(report, OPTIONS, most);
    if (text.length > most) return found;
    found.push(text);
    most = text.length - 1;
  }
}

describe('what is written for people, held against what was stored', () => {
  it('the summary of a job', async () => {
    const text = renderWhole(pull, OPTIONS);
    expect(`${text}\n`).toBe(await stored('action/summary.md', () => `${text}\n`));
  });
  it('the comment of three sets is all that the summary says', () => {
    expect(renderComment(pull, OPTIONS)).toBe(renderWhole(pull, OPTIONS));
  });
  it('the issue on drift', async () => {
    const fake = new FakeGitHub();
    const client = gitHub({
      api: await fake.start(),
      repository: 'o/n',
      token: 't',
      send: fetchSend,
      pause: async () => {},
    });
    const past = [1, 2, 3, 4].flatMap(day =>
      historyEntries({...drift, head: {sha: String(day).repeat(40)}}, Date.UTC(2026, 0, day) / 1000),
    );
    const history = [...past, ...historyEntries(drift, Date.UTC(2026, 0, 5) / 1000)];
    const body = renderComment(drift, {...OPTIONS, history});
    const told = {key: 'default', author: BOT, labels: ['dataset-drift'], baseline: 'b1', sha: drift.head.sha};
    await keepIssue(client, {...told, drift: 'yes', body, gist: 'g1'});
    const [issue] = fake.issues;
    const text = `${issue?.body ?? ''}\n`;
    expect(text).toBe(await stored('action/issue.md', () => text));
  });
});

describe('the ladder of sizes', () => {
  const ladder = steps(many);

  it('shows the builds that were stored', async () => {
    const text = ladder.map((one, i) => `===== step ${i + 1} =====\n${markdownOutline(one)}\n`).join('\n');
    expect(text).toBe(await stored('action/ladder.txt', () => text));
  });
  it('has a step for each part that is left out, each shorter than the one before', () => {
    expect(ladder).toHaveLength(9);
    for (const [i, text] of ladder.entries()) {
      if (i > 0) expect(text.length).toBeLessThan(ladder[i - 1]?.length ?? 0);
      expect(text.includes('shortened')).toBe(i > 0);
      expect(text.endsWith('<!-- tagnosis:comment key=default -->')).toBe(true);
    }
  });
  it('ends far below what GitHub takes', () => {
    expect(ladder.at(-1)?.length).toBeLessThan(2000);
    expect(renderComment(many, OPTIONS).length).toBeLessThan(GITHUB_MOST);
  });
});
