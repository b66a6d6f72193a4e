import {setTimeout as passed} from 'node:timers/promises';
import process from 'node:process';
import {setFlagsFromString} from 'node:v8';
import * as core from '@actions/core';
import type {Send} from './github.ts';
import {run} from './run.ts';
import type {ActionWorld} from './world.ts';

// The decoder has 12,000 functions, of which an image needs an eighth: each is checked when it is first called, not all at once.
setFlagsFromString('--wasm-lazy-validation');

/** After so many calls V8 compiles a function with Maglev, and after so many turns a loop, if not told otherwise. */
const [CALLS, TURNS] = [400, 100];
/** A run of seconds ends before most code has earned what that takes, a tenth of the run; one that lasts longer is a large set's. */
const LATER = 4;
const SHORT_MS = 5000;

compileFrom(LATER);
setTimeout(() => compileFrom(1), SHORT_MS).unref();

function compileFrom(factor: number): void {
  setFlagsFromString(`--invocation-count-for-maglev=${factor * CALLS}`);
  setFlagsFromString(`--invocation-count-for-maglev-osr=${factor * TURNS}`);
}

/** Of one request. */
const TIMEOUT_MS = 30_000;

/** Through the proxy of the runner, if it has one. Node's own clients are loaded with the first call: a run on a push makes none. */
const send: Send = async (method, url, headers, body) => {
  const {HttpClient} = await import('@actions/http-client');
  const client = new HttpClient('tagnosis', [], {
    allowRetries: false,
    allowRedirects: false,
    socketTimeout: TIMEOUT_MS,
  });
  const response = await client.request(method, url, body ?? null, {...headers});
  const text = await response.readBody();
  const {statusCode: status = 0, headers: told} = response.message;
  const joined = Object.entries(told).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]);
  return {status, headers: Object.fromEntries(joined) as Record<string, string | undefined>, text};
};

const world: ActionWorld = {
  env: process.env,
  input: name => core.getInput(name),
  output: (name, value) => core.setOutput(name, value),
  info: line => core.info(line),
  annotate(level, text, title, place) {
    const put = {error: core.error, warning: core.warning, notice: core.notice}[level];
    put(text, {title, ...(place === null ? {} : {file: place.file, startLine: place.line})});
  },
  async summary(text) {
    if (process.env['GITHUB_STEP_SUMMARY'] === undefined) return;
    await core.summary.addRaw(text, true).write({overwrite: false});
  },
  fail: text => core.setFailed(text),
  send,
  pause: async millis => passed(millis),
};

const token = core.getInput('github-token');
if (token !== '') core.setSecret(token);
void run(world);
