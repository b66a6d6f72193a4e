// Measures ratios within one run: ours and the peer's in turn (A B A B …) after a warm-up, median of the rounds.
import {spawn, spawnSync} from 'node:child_process';
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {performance} from 'node:perf_hooks';
import {setTimeout} from 'node:timers/promises';

/** Wall time of a command as its own process; null when it is not installed. */
export function command(name, ...args) {
  return {
    name,
    run() {
      const start = performance.now();
      const {error} = spawnSync(name, args, {stdio: 'ignore'});
      return error?.code === 'ENOENT' ? null : performance.now() - start;
    },
    /** Peak memory in MiB of one more run, read from /proc while it lasts; null where there is none. */
    async peak() {
      const child = spawn(name, args, {stdio: 'ignore'});
      child.on('error', () => {});
      let peak = null;
      let done = false;
      child.once('exit', () => (done = true));
      while (!done) {
        try {
          const [, kib] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? [];
          if (kib !== undefined) peak = Math.round(Number(kib) / 1024);
        } catch {
          return peak;
        }
        await setTimeout(5);
      }
      return peak;
    },
  };
}

/** The Python that peers are installed in: `PYTHON=…/bin/python npm run bench`. */
export function python() {
  return process.env.PYTHON ?? 'python3';
}

/** What a package of Python calls its version; '' when it is not installed. */
export function pythonVersion(name) {
  const script = `from importlib.metadata import version; print(version(${JSON.stringify(name)}))`;
  const {status, stdout} = spawnSync(python(), ['-c', script], {encoding: 'utf8'});
  return status === 0 ? stdout.trim() : '';
}

/** Runs contestants in turn; the first is ours. What stands in `before` readies each run, and is not timed. */
export async function compare(id, contestants, {rounds = 7, note = ''} = {}) {
  return table(id, contestants, await inTurn(contestants, rounds), {rounds, note});
}

/** Times of each contestant, after a round that is not counted; empty where it is not installed. */
export async function inTurn(contestants, rounds) {
  const times = contestants.map(() => []);
  for (let round = -1; round < rounds; round++) {
    for (const [i, {before, run}] of contestants.entries()) {
      before?.();
      const ms = await run();
      if (ms !== null && round >= 0) times[i].push(ms);
    }
  }
  return times;
}

/** Writes down times; the first contestant is ours. */
export async function table(id, contestants, times, {rounds, note}) {
  const ours = median(times[0]);
  const rows = [];
  for (const [i, {name, version = '', target, hint, peak}] of contestants.entries()) {
    if (times[i].length === 0) {
      rows.push({name, missing: hint ?? 'not installed'});
      continue;
    }
    const sorted = times[i].toSorted((a, b) => a - b);
    rows.push({
      name,
      version,
      mib: (await peak?.()) ?? null,
      min: sorted[0],
      median: median(sorted),
      max: sorted.at(-1),
      ...(i === 0 ? {} : {ratio: ours / median(sorted), target}),
    });
  }
  report(id, {rounds, note, rows});
  return rows;
}

export function report(id, result) {
  mkdirSync('bench/results', {recursive: true});
  writeFileSync(`bench/results/${id}.json`, `${JSON.stringify({id, ...result}, null, 2)}\n`);
  console.log(`\n${id}${result.note ? `: ${result.note}` : ''}`);
  for (const {name, version, missing, min, median: middle, max, ratio, target, mib} of result.rows) {
    if (missing !== undefined) console.log(`  ${name.padEnd(34)} peer not installed: ${missing}`);
    else {
      const shown = [min, middle, max].map(ms => ms.toFixed(1).padStart(9)).join(' ');
      const against = ratio === undefined ? '' : `  ours is ${ratio.toFixed(3)} × it (target ${target})`;
      const memory = typeof mib === 'number' ? `  ${mib} MiB` : '';
      console.log(`  ${`${name} ${version ?? ''}`.padEnd(44)} ${shown} ms${memory}${against}`);
    }
  }
}

export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted.length % 2 === 1
    ? sorted[sorted.length >> 1]
    : (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2;
}

/** A function of this process, by the clock on the wall. */
export function inProcess(name, work, more = {}) {
  return {
    name,
    ...more,
    async run() {
      globalThis.gc?.();
      const start = performance.now();
      await work();
      return performance.now() - start;
    },
  };
}

/** The same by processor time of all threads: what others do on the machine then counts less. */
export function processorTime(name, work, more = {}) {
  return {
    name,
    ...more,
    async run() {
      globalThis.gc?.();
      const start = process.cpuUsage();
      await work();
      const {user, system} = process.cpuUsage(start);
      return (user + system) / 1000;
    },
  };
}

/** Said by a process about itself when it ends, on its fourth channel. */
const CONFESSION = `import {writeSync} from 'node:fs';
import {isMainThread} from 'node:worker_threads';
const began = performance.now();
if (isMainThread) process.on('exit', () => {
  const {userCPUTime, systemCPUTime, maxRSS} = process.resourceUsage();
  writeSync(3, JSON.stringify({ms: (userCPUTime + systemCPUTime) / 1000, mib: Math.round(maxRSS / 1024), wall: performance.now() - began}));
});`;

/** A program of Node, run to its end: processor time of all its threads in ms, the most memory in MiB, and wall time. */
export function usage(...args) {
  const {status, output} = spawnSync(process.execPath, ['--import', `data:text/javascript,${encodeURIComponent(CONFESSION)}`, ...args], {
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
  });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}.`);
  return JSON.parse(output[3].toString());
}

/** Processor time of a command with all processes that it starts, in ms; null when it is not installed. */
export function spent(name, ...args) {
  const script = '"$@" >/dev/null 2>&1; code=$?; times; exit $code';
  const {status, stdout} = spawnSync('sh', ['-c', script, 'sh', name, ...args], {encoding: 'utf8'});
  if (status === 127) return null;
  if (status !== 0) throw new Error(`${name} ${args.join(' ')} ended with ${status}.`);
  const [, children = ''] = stdout.trim().split('\n');
  return children.split(' ').reduce((sum, part) => {
    const [, minutes, seconds] = /(\d+)m([\d.]+)s/.exec(part) ?? [];
    return sum + 60_000 * Number(minutes) + 1000 * Number(seconds);
  }, 0);
}
