// Vectors of 100,000 pictures that were kept, against the reading of their files into memory. Each in a process of its own, whose
// memory is new: processor time without the start.
import {spawnSync} from 'node:child_process';
import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {core} from './core.mjs';
import {compare} from './measure.mjs';

const [PICTURES, LENGTH] = [100_000, 512];
const PROGRAM = fileURLToPath(import.meta.url);
const MODEL = {model: 'a'.repeat(32), length: LENGTH};

export async function run({rounds = 7} = {}) {
  const {EmbeddingCache, seededRandom} = await core();
  const folder = mkdtempSync(join(tmpdir(), 'tagnosis-bench-'));
  try {
    const random = seededRandom('warm vectors');
    const cache = new EmbeddingCache(folder, MODEL);
    for (const name of names()) cache.remember(name, Float32Array.from({length: LENGTH}, random));
    cache.close();
    const alone = (name, what, more = {}) => ({name, run: () => told(what, folder), ...more});
    const peer = alone('reading of the files into memory', 'read', {target: '≤ 3'});
    const note = `${PICTURES} vectors of ${LENGTH} numbers; processor time of a process of its own`;
    await compare('clip-warm', [alone('tagnosis', 'find'), peer], {rounds, note});
  } finally {
    rmSync(folder, {recursive: true});
  }
}

/** As pictures are called in the cache: by what their bytes hash to. */
function names() {
  return Array.from({length: PICTURES}, (_, i) => {
    const digest = ((i * 2_654_435_761) >>> 0).toString(16).padStart(8, '0').repeat(8);
    return `image apply drop sha256:${digest}`;
  });
}

/** Milliseconds of processor time that the other process says. */
function told(what, folder) {
  const {status, stdout} = spawnSync(process.execPath, [PROGRAM, what, folder], {encoding: 'utf8'});
  if (status !== 0) throw new Error(`${what} ended with ${status}.`);
  return Number(stdout);
}

async function alone(what, folder) {
  const {EmbeddingCache} = await import(pathToFileURL(resolve('dist', '.bench.mjs')).href);
  const asked = names();
  const start = process.cpuUsage();
  let held;
  if (what === 'read') held = readdirSync(folder).map(name => readFileSync(join(folder, name)));
  else {
    const cache = new EmbeddingCache(folder, MODEL);
    held = cache.findAll(asked);
    cache.close();
  }
  const {user, system} = process.cpuUsage(start);
  if (held.some(one => one === null)) throw new Error('A vector is missing.');
  console.log((user + system) / 1000);
}

if (process.argv[1] === PROGRAM) await alone(process.argv[2], process.argv[3]);
