import {join} from 'node:path';
import {saveBaselines} from '../../report/drift/baseline.ts';
import type {HistoryEntry} from '../../report/drift/history-schema.ts';
import type {Checked, CheckWorld} from './check-run.ts';
import {type CommentOptions, renderComment} from './comment/comment.ts';
import {driftOfAll, gistOf} from './drift-of-all.ts';
import {writeReportFiles} from './files.ts';
import {GitHubError, loginOf} from './github.ts';
import {keepIssue} from './issue.ts';
import {BASELINE_PATH} from './kept.ts';
import {logText} from './log-text.ts';
import {historyEntries, remember} from './remember.ts';
import type {RunContext} from './run-context.ts';

/** A baseline for later runs: the action never commits it. */
export function keep(
  {world, inputs, reportDir}: RunContext,
  kind: CheckWorld['kind'],
  {baselines, report}: Checked,
): void {
  const isWanted = kind === 'record' || (kind === 'drift' && report.base.kind === 'none');
  if (!isWanted) return;
  const text = saveBaselines(baselines);
  const path = join(reportDir, 'baseline.json');
  writeReportFiles(reportDir, {'baseline.json': text});
  world.output('baseline-file', path);
  const told = inputs.baselinePath;
  if (kind === 'record' && told !== undefined) writeReportFiles(world.env['GITHUB_WORKSPACE'] ?? '.', {[told]: text});
  if (kind === 'drift') {
    const hint = `Commit baseline.json of the report as ${told ?? BASELINE_PATH}: drift is told from then on.`;
    world.annotate('notice', logText(`There is no baseline to compare with. ${hint}`), 'Tagnosis', null);
  }
}

/** Adds one line for every data set to the history, and gives all of it. A history that cannot be kept changes no verdict. */
export function rememberRun(
  {world, inputs, warn}: RunContext,
  {report}: Checked,
  committedAt: number,
): readonly HistoryEntry[] {
  const path = inputs.historyPath;
  if (path === undefined) return [];
  try {
    const history = remember(path, historyEntries(report, committedAt));
    world.output('history-file', path);
    return history;
  } catch (error) {
    warn(`The history could not be kept: ${error instanceof Error ? error.message : 'unknown'}.`);
    return [];
  }
}

/** An issue that cannot be written changes no verdict. */
export async function driftIssue(
  {world, inputs, gitHub, warn}: RunContext,
  {report, settings, kept}: Checked,
  options: CommentOptions,
): Promise<void> {
  const drift = driftOfAll(report);
  world.output('drift', drift === 'unknown' ? 'unknown' : String(drift === 'yes'));
  if (settings.issue === 'never' || gitHub === null) return;
  const key = inputs.commentKey;
  try {
    const author = inputs.commentAuthor ?? (await loginOf(gitHub));
    const body = renderComment(report, options);
    const {sets, head} = report;
    const gist = gistOf(sets);
    const {number, did} = await keepIssue(gitHub, {
      key,
      author,
      labels: settings.issueLabels,
      baseline: kept,
      drift,
      sha: head.sha,
      body,
      gist,
    });
    world.info(`tagnosis: issue ${did}`);
    world.output('issue-number', number === null ? '' : String(number));
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    warn(`The issue could not be written. ${error.message}. The job needs the permission issues: write.`);
  }
}
