import {join} from 'node:path';
import type {ActionReport} from './action-report.ts';
import {driftIssue, keep, rememberRun} from './after-run.ts';
import {annotate} from './annotations.ts';
import {type Base, findBase} from './base.ts';
import {type Checked, checkRun} from './check-run.ts';
import {renderComment, renderWhole} from './comment/comment.ts';
import {linksTo} from './comment/links.ts';
import type {PullRequest, Task} from './event.ts';
import {reportJson, writeReportFiles} from './files.ts';
import {openRepositories, type Repositories} from './git.ts';
import {mayHaveSafeFixes, safeFixes} from './fixes.ts';
import {suggest} from './suggest-run.ts';
import {GitHubError, loginOf, mergeBaseOf} from './github.ts';
import {logText} from './log-text.ts';
import {demandOutside} from './outside-checkout.ts';
import {outputsOf} from './outputs.ts';
import {modelTrouble} from './model-trouble.ts';
import {pullOfNumber} from './pull-number.ts';
import {reportPages} from './report-pages.ts';
import type {RunContext} from './run-context.ts';
import {keepComment} from './sticky.ts';
import {wantsComment} from './wants-comment.ts';

type CheckTask = Extract<Task, {kind: 'check' | 'record' | 'drift'}>;

/** GitHub drops a summary of more than 1 MiB whole. */
const MOST_SUMMARY_BYTES = 1_000_000;

/** Scores, writes files, summary and annotations, comments, gives outputs, and fails last of all. */
export async function runCheck(context: RunContext, task: CheckTask): Promise<void> {
  const {world, inputs} = context;
  const {env} = world;
  demandOutside({event: env['GITHUB_EVENT_NAME'] ?? '', checkout: env['GITHUB_WORKSPACE'] ?? '.'}, inputs);
  const repositories = openRepositories({
    checkout: env['GITHUB_WORKSPACE'] ?? '.',
    temp: context.temp,
    remote: repositoryOf(env),
    token: inputs.token,
  });
  try {
    await checkIn(repositories, context, task);
  } finally {
    repositories.close();
  }
}

async function checkIn(repositories: Repositories, context: RunContext, task: CheckTask): Promise<void> {
  const {world, inputs, warn} = context;
  const {env} = world;
  const pull = await pullOf(context, task, repositories);
  const base = await baseFor(context, task, {repositories, pull});
  const pages = reportPages(context.reportDir);
  const checked = await checkRun({
    pages,
    repositories,
    base,
    inputs,
    kind: task.kind,
    pull: pull?.number ?? null,
    temp: context.temp,
    checkout: env['GITHUB_WORKSPACE'] ?? '.',
    cacheDir: context.cacheDir,
    say: line => world.info(logText(`tagnosis: ${line}`)),
  });
  const {report, settings, revisions} = checked;
  const folders = task.kind === 'check' ? report.sets.filter(mayHaveSafeFixes).map(({path}) => path) : [];
  const fixes = await safeFixes(folders, revisions, {temp: context.temp, analyze: settings.analyze});
  const links = linksTo(repositoryOf(env), env['GITHUB_RUN_ID'] ?? null);
  const history = rememberRun(context, checked, repositories.head.committedAt);
  const options = {key: inputs.commentKey, links, ...(task.kind === 'check' ? {} : {history})};
  const comment = renderComment(report, options);
  const whole = renderWhole(report, options);
  writeReportFiles(context.reportDir, {
    'report.json': reportJson(report),
    'report.md': whole,
    'comment.md': comment,
    ...(fixes.patch.length === 0 ? {} : {'fixes.patch': fixes.patch}),
  });
  await pages.finish(report);
  for (const [name, value] of Object.entries(outputsOf(report))) world.output(name, value);
  world.output('report-dir', context.reportDir);
  world.output('comment-file', join(context.reportDir, 'comment.md'));
  for (const note of report.notes) world.annotate('notice', logText(note), 'Tagnosis', null);
  const trouble = settings.analyze.alignment === undefined ? null : modelTrouble(report);
  if (trouble !== null) warn(trouble);
  annotate(world, report, settings.annotations);
  if (settings.summary) await world.summary(Buffer.byteLength(whole) <= MOST_SUMMARY_BYTES ? whole : comment);
  keep(context, task.kind, checked);
  if (task.kind === 'drift') await driftIssue(context, checked, options);
  await commentOn(context, checked, {body: comment, pull: pull?.number ?? null});
  if (pull !== null) await suggest(context, {fixes, pull, checked, repositories});
  end(context, report, warn);
}

/** The event's, or that of `pr-number` where it can be trusted. */
async function pullOf(
  {inputs, gitHub, warn}: RunContext,
  task: CheckTask,
  {head}: Repositories,
): Promise<PullRequest | null> {
  const known = task.kind === 'check' ? task.pull : null;
  if (task.kind !== 'check' || inputs.prNumber === undefined || inputs.prNumber === known?.number) return known;
  const told = await pullOfNumber(gitHub, inputs.prNumber, head);
  if ('number' in told) return told;
  warn(told.refused);
  return known;
}

async function baseFor(
  context: RunContext,
  task: CheckTask,
  {repositories, pull}: {readonly repositories: Repositories; readonly pull: PullRequest | null},
): Promise<Base> {
  if (task.kind !== 'check' && context.inputs.baseRef === undefined) return {kind: 'none', commit: null, note: null};
  const told = task.kind === 'check' ? task.base : ({kind: 'none'} as const);
  return findBase(told.kind === 'none' && pull !== null ? {kind: 'pull-request', pull} : told, {
    baseRef: context.inputs.baseRef,
    repositories,
    mergeBase: async (base, head) => (context.gitHub === null ? null : mergeBaseOf(context.gitHub, base, head)),
  });
}

interface Wanted {
  readonly body: string;
  readonly pull: number | null;
}

/** A comment that cannot be written changes no verdict: forks may not, and get theirs from the comment job. */
async function commentOn(
  {world, inputs, gitHub, warn}: RunContext,
  {report, settings}: Checked,
  wanted: Wanted,
): Promise<void> {
  const {body, pull} = wanted;
  if (pull === null || settings.comment === 'never' || gitHub === null) {
    if (pull !== null && gitHub === null) warn('There is no comment without github-token.');
    world.output('comment-posted', 'false');
    return;
  }
  try {
    const author = inputs.commentAuthor ?? (await loginOf(gitHub));
    const create = wantsComment(settings.comment, report);
    const {id, did} = await keepComment(gitHub, {pull, key: inputs.commentKey, author, body, create});
    world.info(`tagnosis: comment ${did}`);
    world.output('comment-id', id === null ? '' : String(id));
    world.output('comment-posted', String(id !== null));
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    warn(
      `The comment could not be written. ${error.message}. The job needs pull-requests: write; forks get theirs from the comment workflow.`,
    );
    world.output('comment-posted', 'false');
  }
}

function end({world}: RunContext, {verdict, sets, gates}: ActionReport, warn: RunContext['warn']): void {
  if (verdict !== 'failed' && verdict !== 'cannot-judge') return;
  const why = sets
    .filter(set => set.verdict === verdict)
    .map(({path, says}) => logText(`${path === '' ? '.' : path}: ${says.join('; ')}`));
  const head = verdict === 'failed' ? 'The gate is missed' : 'It cannot be judged';
  if (gates.warnOnly) warn(`${head}. ${why.join(' · ')}`);
  else world.fail(`${head}.\n${why.join('\n')}`);
}

type Env = RunContext['world']['env'];

function repositoryOf({GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: name}: Env): string | null {
  return server === undefined || name === undefined ? null : `${server}/${name}`;
}
