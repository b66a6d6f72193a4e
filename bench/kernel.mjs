// The notebook kernel against stock tslab, whose engine it uses: until it answers, until the first result, fifty cells, memory, a
// completion, processor time of nothing to do, the end; and what a figure with its PNG takes, which tslab has none of. Each ran before
// and has what it keeps of that.
import {mkdirSync, readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {resolve} from 'node:path';
import {performance} from 'node:perf_hooks';
import {pathToFileURL} from 'node:url';
import {build} from 'esbuild';
import {median, report} from './measure.mjs';

const ROUNDS = 5;
const IDLE = 5000;
/** V8 gives back memory eight seconds after it last collected. */
const SETTLING = 10_000;
/** Stages, the most that ours may be of theirs, and the most that it may be by itself. */
const STAGES = [
  {stage: 'ready', ratio: '≤ 0.35'},
  {stage: 'first result', ratio: '≤ 1'},
  {stage: '50 cells', ratio: '≤ 1'},
  {stage: 'PSS in MiB', ratio: '≤ 1.1'},
  {stage: 'a completion, warm', own: '≤ 100', ratio: '≤ 1'},
  {stage: `processor time of ${IDLE / 1000} s without a request`, own: '0', ratio: '≤ 1'},
  {stage: 'first figure with PNG', own: '≤ 600'},
  {stage: 'a figure with PNG after it', own: '≤ 250'},
  {stage: 'shutdown', own: '≤ 500'},
];

export async function run() {
  const {KernelClient} = await client();
  const tslab = createRequire(import.meta.url).resolve('tslab/bin/tslab');
  const contestants = [
    {name: 'tagnosis kernel', options: {}, hasFigures: true},
    {
      name: 'tslab',
      options: {argv: [process.execPath, tslab, 'kernel', '--config-path', '{connection_file}'], welcomes: false},
      hasFigures: false,
    },
  ];
  const measured = contestants.map(() => new Map(STAGES.map(({stage}) => [stage, []])));
  for (let round = -1; round < ROUNDS; round++) {
    for (const [i, {options, hasFigures}] of contestants.entries()) {
      const stages = await session(KernelClient, options, {hasFigures, isTrial: round < 0});
      if (round >= 0) for (const [stage, value] of stages) measured[i].get(stage).push(value);
    }
  }
  const {version} = JSON.parse(readFileSync('node_modules/tslab/package.json', 'utf8'));
  const rows = STAGES.flatMap(({stage, ratio, own}) =>
    contestants.flatMap(({name}, i) => {
      const values = measured[i].get(stage).toSorted((a, b) => a - b);
      if (values.length === 0) return [];
      const row = {name: `${name}: ${stage}`, version: i === 0 ? '' : version};
      const told = {...row, min: values[0], median: median(values), max: values.at(-1)};
      if (i === 0) return [own === undefined ? told : {...told, target: own}];
      const theirs = median(values);
      if (ratio === undefined || theirs === 0) return [told];
      return [{...told, ratio: median(measured[0].get(stage)) / theirs, target: ratio}];
    }),
  );
  report('kernel', {rounds: ROUNDS, note: 'A process a round, spoken to over ZeroMQ; milliseconds from its start', rows});
}

/** What one process takes, by stage. A trial is told to end in order too, and may keep what it has compiled. */
async function session(KernelClient, options, {hasFigures, isTrial}) {
  const start = performance.now();
  const kernel = await KernelClient.start(options);
  const stages = new Map();
  const replied = async id => kernel.wait('shell', ({parent}) => parent === id);
  const cell = async code => replied(kernel.sendCell(code));
  const timed = async (stage, work) => {
    const from = performance.now();
    await work();
    stages.set(stage, performance.now() - from);
  };
  try {
    await replied(kernel.send('shell', 'kernel_info_request', {}));
    stages.set('ready', performance.now() - start);
    await cell('1 + 1');
    stages.set('first result', performance.now() - start);
    await timed('50 cells', async () => {
      for (let i = 0; i < 50; i++) await cell(`const x${i} = ${i} * 2; x${i} + 1`);
    });
    stages.set('PSS in MiB', pss(kernel.process.pid));
    const complete = () => replied(kernel.send('shell', 'complete_request', {code: 'process.argv0.toUpp', cursor_pos: 19}));
    for (let i = 0; i < 3; i++) await complete();
    await timed('a completion, warm', complete);
    if (!isTrial) stages.set(`processor time of ${IDLE / 1000} s without a request`, await idle(kernel.process.pid));
    if (hasFigures) {
      const folder = JSON.stringify(resolve('examples/sick'));
      await cell(`const ds = await load(${folder}, {cache: false, images: false});`);
      await timed('first figure with PNG', () => cell('ds.rankFrequency()'));
      await timed('a figure with PNG after it', () => cell('ds.lorenz()'));
    }
    await timed('shutdown', async () => {
      kernel.send('control', 'shutdown_request', {restart: false});
      await Promise.race([kernel.exited(), new Promise(done => setTimeout(done, 3000).unref())]);
    });
    return stages;
  } finally {
    await kernel.stop();
  }
}

/** Its share of the memory. */
function pss(id) {
  const [, kib] = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/smaps_rollup`, 'utf8')) ?? [];
  return Number(kib) / 1024;
}

/** Milliseconds of processor time that it uses while nobody asks, once V8 has optimised what ran and collected what it left. */
async function idle(id) {
  const ticks = () => {
    const after = readFileSync(`/proc/${id}/stat`, 'utf8').split(') ')[1].split(' ');
    return Number(after[11]) + Number(after[12]);
  };
  await new Promise(done => setTimeout(done, SETTLING));
  const before = ticks();
  await new Promise(done => setTimeout(done, IDLE));
  // Linux counts in hundredths of a second.
  return (ticks() - before) * 10;
}

/** The client of the tests, as JavaScript where its packages are found. */
async function client() {
  const folder = 'node_modules/.cache/tagnosis';
  mkdirSync(folder, {recursive: true});
  const outfile = `${folder}/kernel-client.mjs`;
  await build({
    entryPoints: ['__tests__/helpers/kernel-client.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  });
  return import(pathToFileURL(outfile).href);
}
