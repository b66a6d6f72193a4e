// The notebook kernel against stock tslab, whose engine it uses: until it answers, until the first result, fifty cells. Each ran before
// and has what it keeps of that.
import {mkdirSync, readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {performance} from 'node:perf_hooks';
import {pathToFileURL} from 'node:url';
import {build} from 'esbuild';
import {median, report} from './measure.mjs';

const ROUNDS = 5;
const STAGES = ['ready', 'first result', '50 cells', 'PSS'];
const TARGETS = {ready: '≤ 0.35', 'first result': '≤ 1', '50 cells': '≤ 1', PSS: '≤ 1.1'};

export async function run() {
  const {KernelClient} = await client();
  const tslab = createRequire(import.meta.url).resolve('tslab/bin/tslab');
  const contestants = [
    {name: 'tagnosis kernel', options: {}},
    {
      name: 'tslab',
      options: {argv: [process.execPath, tslab, 'kernel', '--config-path', '{connection_file}'], welcomes: false},
    },
  ];
  const measured = contestants.map(() => STAGES.map(() => []));
  for (let round = -1; round < ROUNDS; round++) {
    for (const [i, {options}] of contestants.entries()) {
      const stages = await session(KernelClient, options, round < 0);
      if (round >= 0) for (const [j, value] of stages.entries()) measured[i][j].push(value);
    }
  }
  const {version} = JSON.parse(readFileSync('node_modules/tslab/package.json', 'utf8'));
  const rows = STAGES.flatMap((stage, j) =>
    contestants.map(({name}, i) => {
      const values = measured[i][j].toSorted((a, b) => a - b);
      const row = {name: `${name}: ${stage}${stage === 'PSS' ? ' in MiB' : ''}`, version: i === 0 ? '' : version};
      const told = {...row, min: values[0], median: median(values), max: values.at(-1)};
      return i === 0 ? told : {...told, ratio: median(measured[0][j]) / median(values), target: TARGETS[stage]};
    }),
  );
  report('kernel', {rounds: ROUNDS, note: 'A process a round, spoken to over ZeroMQ; milliseconds from its start', rows});
}

/** Times of one process, and the memory that it has at the end; `inOrder` it is told to end, and may keep what it has compiled. */
async function session(KernelClient, options, inOrder) {
  const start = performance.now();
  const kernel = await KernelClient.start(options);
  const replied = async id => kernel.wait('shell', ({parent}) => parent === id);
  try {
    await replied(kernel.send('shell', 'kernel_info_request', {}));
    const ready = performance.now() - start;
    await replied(kernel.sendCell('1 + 1'));
    const first = performance.now() - start;
    for (let i = 0; i < 50; i++) await replied(kernel.sendCell(`const x${i} = ${i} * 2; x${i} + 1`));
    const cells = performance.now() - start - first;
    const [, kib] = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${kernel.process.pid}/smaps_rollup`, 'utf8')) ?? [];
    if (inOrder) {
      kernel.send('control', 'shutdown_request', {restart: false});
      await Promise.race([kernel.exited(), new Promise(done => setTimeout(done, 3000).unref())]);
    }
    return [ready, first, cells, Number(kib) / 1024];
  } finally {
    await kernel.stop();
  }
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
