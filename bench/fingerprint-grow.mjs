// Small JPEGs at growing number, looked at for the first time, as a process of its own: processor time an image against the size
// before, and the most memory. Then a second thread against one, by the clock: only a quiet machine with two cores can tell.
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {linkSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {core} from './core.mjs';
import {compare, median, report, usage} from './measure.mjs';
import {patchwork} from './patchwork.mjs';
import {drawPictures} from './pictures.mjs';

const SIZES = [
  {count: 10_000, rounds: 3},
  {count: 30_000, rounds: 2},
  {count: 100_000, rounds: 1},
];
/** One in so many is a copy of the one before, stored anew. */
const COPIED = 20;
const FOLDER = 1000;

export async function run() {
  const {seededRandom} = await core();
  const root = mkdtempSync(join(tmpdir(), 'tagnosis-bench-'));
  try {
    const sets = await drawSets(root, seededRandom('fingerprint-grow'));
    grow(sets, root);
    await secondThread(root, seededRandom('second thread'));
  } finally {
    rmSync(root, {recursive: true, force: true});
  }
}

/** A folder for each size; the larger ones hold what the smaller ones hold. */
async function drawSets(root, random) {
  const sets = SIZES.map(size => ({...size, folder: join(root, String(size.count)), runs: []}));
  const all = sets.at(-1).count;
  const pictures = await patchwork(random, {width: 256, height: 256});
  let chosen = [];
  for (let i = 0; i < all; i++) {
    if (i % FOLDER === 0) for (const {folder, count} of sets) if (i < count) mkdirSync(join(folder, place(i, '')), {recursive: true});
    const isCopy = i > 0 && random() < 1 / COPIED;
    if (!isCopy) chosen = pictures.draw();
    const [first, ...others] = sets.filter(({count}) => i < count).map(({folder}) => join(folder, place(i, `${i}.jpg`)));
    writeFileSync(first, pictures.jpeg(chosen, isCopy ? 70 : 85));
    for (const other of others) linkSync(first, other);
  }
  return sets;
}

function place(i, name) {
  return join(String(Math.floor(i / FOLDER)), name);
}

function grow(sets, root) {
  for (let round = 0; round < Math.max(...sets.map(({rounds}) => rounds)); round++) {
    for (const {folder, runs, rounds} of sets) if (round < rounds) runs.push(look(folder, root));
  }
  const rows = [];
  let before;
  for (const {count, runs} of sets) {
    const times = runs.map(({ms}) => ms);
    const each = median(times) / count;
    const more = before === undefined ? {} : {ratio: each / before, target: 'an image, against the size before: ≤ 1.2'};
    const mib = Math.max(...runs.map(one => one.mib));
    rows.push({name: `${count.toLocaleString('en')} images`, min: Math.min(...times), median: median(times), max: Math.max(...times), mib, ...more});
    before = each;
  }
  const note = `tagnosis duplicates on JPEGs of 256² that were not seen before, whole process; processor time; ≤ 600 MiB at 100,000`;
  report('fingerprint-grow', {rounds: '1 to 3', note, rows});
}

/** A look at a folder with nothing remembered; what it remembers goes to the disk as it does for users. */
function look(folder, root) {
  const cache = join(root, 'cache');
  rmSync(cache, {recursive: true, force: true});
  return usage('dist/cli.cjs', 'duplicates', folder, '--cache-dir', cache, '--format', 'json');
}

const EACH = 120;
const ROUNDS = 3;

/** What the machine gives to two threads is what it gives to two processes that know nothing of each other. */
async function secondThread(root, random) {
  const halves = ['one', 'other'].map(name => join(root, 'second', name));
  for (const half of halves) {
    mkdirSync(half, {recursive: true});
    await drawPictures(half, EACH / 2, 1024, random);
  }
  const whole = dirname(halves[0]);
  await compare(
    'fingerprint-threads',
    [
      {name: 'two threads', run: () => together([whole], 2)},
      {name: 'one thread', run: () => together([whole], 1), target: '≤ 0.59'},
      {name: 'two processes of one thread, half of them each', run: () => together(halves, 1), target: '≤ 1.1'},
    ],
    {
      rounds: ROUNDS,
      note: `${3 * EACH} pictures of 1024², a third each JPEG, PNG and WebP, whole process; wall time of a machine with two cores`,
    },
  );
}

/** Wall time until all folders were looked at, each by a process of its own, in ms. */
async function together(folders, jobs) {
  const began = performance.now();
  const ended = folders.map(async folder => {
    const args = ['dist/cli.cjs', 'duplicates', folder, '--no-cache', '--format', 'json', '--jobs', String(jobs)];
    const [status] = await once(spawn(process.execPath, args, {stdio: 'ignore'}), 'exit');
    if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}.`);
  });
  await Promise.all(ended);
  return performance.now() - began;
}
