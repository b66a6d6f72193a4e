import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {TagnosisError} from '../../errors.ts';
import {taskOf} from './event.ts';
import {gitHub, GitHubError, loginOf} from './github.ts';
import {readInputs, unknownInputs} from './inputs.ts';
import {logText} from './log-text.ts';
import {runCheck} from './run-check.ts';
import type {RunContext} from './run-context.ts';
import {tellFailure} from './tell-failure.ts';
import type {ActionWorld} from './world.ts';

const ISSUES = 'https://github.com/tagnosis/tagnosis/issues';

/** One run of the action. Known errors say what to do; unknown ones say where to report them. */
export async function run(world: ActionWorld): Promise<void> {
  const temp = mkdtempSync(join(world.env['RUNNER_TEMP'] ?? tmpdir(), 'tagnosis-'));
  try {
    await perform(world, temp);
  } catch (error) {
    world.fail(failureText(error));
  } finally {
    rmSync(temp, {recursive: true, force: true, maxRetries: 5});
  }
}

async function perform(world: ActionWorld, temp: string): Promise<void> {
  const {env} = world;
  const inputs = readInputs(name => world.input(name));
  for (const mistake of unknownInputs(env)) world.annotate('warning', mistake, 'Tagnosis', null);
  const task = taskOf(env['GITHUB_EVENT_NAME'] ?? '', eventOf(env), inputs);
  if (task.kind === 'closed') {
    world.info('The pull request is closed: nothing to do.');
    return;
  }
  const context: RunContext = {
    world,
    inputs,
    temp,
    reportDir: inputs.reportDir ?? join(env['RUNNER_TEMP'] ?? temp, 'tagnosis-report'),
    cacheDir: inputs.cacheDir ?? join(env['RUNNER_TEMP'] ?? temp, 'tagnosis-cache'),
    gitHub: clientOf(world, inputs.token),
    warn: text => world.annotate('warning', logText(text), 'Tagnosis', null),
  };
  if (task.kind === 'comment') await runComment(context, task.run);
  else await checkOrTell(context, task);
}

async function checkOrTell(context: RunContext, task: Parameters<typeof runCheck>[1]): Promise<void> {
  try {
    await runCheck(context, task);
  } catch (error) {
    await tellFailure(context, task.kind === 'check' ? (task.pull?.number ?? null) : null);
    throw error;
  }
}

async function runComment(
  {world, inputs, reportDir, gitHub: client, warn}: RunContext,
  run_: Extract<ReturnType<typeof taskOf>, {kind: 'comment'}>['run'],
): Promise<void> {
  if (client === null) {
    warn('mode: comment needs github-token.');
    return;
  }
  const {commentJob} = await import('./comment-job.ts');
  try {
    const author = inputs.commentAuthor ?? (await loginOf(client));
    const {commentKey: key, prNumber: number, comment: when = 'on-change'} = inputs;
    const done = await commentJob({gitHub: client, run: run_, reportDir, key, author, number, when});
    if ('notice' in done) world.annotate('notice', logText(done.notice), 'Tagnosis', null);
    const id = 'posted' in done ? done.posted.id : null;
    world.output('comment-id', id === null ? '' : String(id));
    world.output('comment-posted', String(id !== null));
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    warn(`The comment could not be written. ${error.message}. The job needs the permission pull-requests: write.`);
    world.output('comment-posted', 'false');
  }
}

function clientOf({env, send, pause}: ActionWorld, token: string | undefined): RunContext['gitHub'] {
  const {GITHUB_API_URL: api = 'https://api.github.com', GITHUB_REPOSITORY: repository} = env;
  return token === undefined || repository === undefined ? null : gitHub({api, repository, token, send, pause});
}

function eventOf({GITHUB_EVENT_PATH: path}: ActionWorld['env']): unknown {
  if (path === undefined) return {};
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as unknown;
  } catch (cause) {
    throw new TagnosisError('action-event', 'The file of the event cannot be read.', {
      hint: 'GITHUB_EVENT_PATH names it: does the step run on a runner of GitHub Actions?',
      cause,
    });
  }
}

function failureText(error: unknown): string {
  if (error instanceof TagnosisError) return `${error.message}\n${error.hint}`;
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `This is a mistake of ours: please report it at ${ISSUES}\n${stack}`;
}
