// Measures ratios within one run: ours and the peer's in turn (A B A B …) after a warm-up, median of the rounds.
import {spawnSync} from 'node:child_process';
import {mkdirSync, writeFileSync} from 'node:fs';
import {performance} from 'node:perf_hooks';


/** Wall time of a command as its own process; null when it is not installed. */
export function command(name, ...args) {
  return {
    name,
    run() {
      const start = performance.now();
      const {error} = spawnSync(name, args, {stdio: 'ignore'});
      return error?.code === 'ENOENT' ? null : performance.now() - start;
    },
  };
}

/** Runs contestants in turn; the first is ours. */
export async function compare(id, contestants, {rounds = 7, note = ''} = {}) {
  const times = contestants.map(() => []);
  for (let round = -1; round < rounds; round++) {
    for (const [i, {run}] of contestants.entries()) {
      const ms = await run();
      if (ms !== null && round >= 0) times[i].push(ms);
    }
  }
  const ours = median(times[0]);
  const rows = contestants.map(({name, version = '', target, hint}, i) => {
    if (times[i].length === 0) return {name, missing: hint ?? 'not installed'};
    const sorted = times[i].toSorted((a, b) => a - b);
    return {
      name,
      version,
      min: sorted[0],
      median: median(sorted),
      max: sorted.at(-1),
      ...(i === 0 ? {} : {ratio: ours / median(sorted), target}),
    };
  });
  report(id, {rounds, note, rows});
  return rows;
}

export function report(id, result) {
  mkdirSync('bench/results', {recursive: true});
  writeFileSync(`bench/results/${id}.json`, `${JSON.stringify({id, ...result}, null, 2)}\n`);
  console.log(`\n${id}${result.note ? `: ${result.note}` : ''}`);
  for (const {name, missing, min, median: middle, max, ratio, target} of result.rows) {
    if (missing !== undefined) console.log(`  ${name.padEnd(34)} peer not installed: ${missing}`);
    else {
      const shown = [min, middle, max].map(ms => ms.toFixed(1).padStart(9)).join(' ');
      const against = ratio === undefined ? '' : `  ours is ${ratio.toFixed(3)} × it (target ${target})`;
      console.log(`  ${name.padEnd(34)} ${shown} ms${against}`);
    }
  }
}

export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted.length % 2 === 1 ? sorted[sorted.length >> 1] : (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2;
}

/** A function of this process, timed by processor or wall clock. */
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
