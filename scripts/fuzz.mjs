// Looks at damaged images: real ones, truncated and with bits flipped, seeded. Fails when a look throws, hangs, or takes more memory
// than it may. `npm run fuzz -- --seconds 600 --seed 1 --folder ../shared/data/hostile`
import {mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import {build} from 'esbuild';

const {values} = parseArgs({
  options: {
    seconds: {type: 'string', default: '60'},
    seed: {type: 'string', default: '1'},
    folder: {type: 'string', default: 'examples'},
  },
});
const MOST_RSS = 1500 * 2 ** 20;
const BATCH = 60;

const outfile = join(process.cwd(), 'dist', '.fuzz.mjs');
await build({
  stdin: {
    contents: `export {lookAtImages} from './src/engines/image/look.ts'; export {policyOf} from './src/engines/image/policy.ts';
      export {seededRandom} from './src/math/random.ts'; export {findCopies} from './src/statistics/image-copies.ts';`,
    resolveDir: process.cwd(),
  },
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  outfile,
});
const {lookAtImages, policyOf, seededRandom, findCopies} = await import(outfile);
rmSync(outfile);

const files = readdirSync(values.folder, {recursive: true, encoding: 'utf8'})
  .map(name => join(values.folder, name))
  .filter(path => statSync(path).isFile() && /\.(png|jpe?g|webp|gif|bmp|tiff?|avif)$/i.test(path))
  .toSorted();
if (files.length === 0) throw new Error(`There is no image in ${values.folder}.`);
const root = mkdtempSync(join(tmpdir(), 'tagnosis-fuzz-'));
const random = seededRandom(values.seed);
const below = n => Math.floor(random() * n);

function damaged(bytes) {
  const kind = below(4);
  if (kind === 0) return bytes.subarray(0, below(bytes.length + 1));
  const copy = Buffer.from(bytes);
  const flips = kind === 1 ? 1 : kind === 2 ? 1 + below(20) : 1 + below(bytes.length);
  for (let i = 0; i < flips && copy.length > 0; i++) copy[below(copy.length)] ^= 1 << below(8);
  return kind === 3 ? Buffer.concat([copy.subarray(0, below(copy.length + 1)), copy]) : copy;
}

const end = Date.now() + 1000 * Number(values.seconds);
const states = {};
let looked = 0;
try {
  while (Date.now() < end) {
    const images = Array.from({length: BATCH}, (_, i) => {
      const from = files[below(files.length)];
      const path = join(root, `${i}${/\.[^.]+$/.exec(from)[0]}`);
      writeFileSync(path, damaged(readFileSync(from)));
      return {name: path, path};
    });
    const started = Date.now();
    const policy = policyOf('kohya', {timeoutMs: 5000, maxPixels: 40_000_000});
    const records = await lookAtImages(images, {policy, cache: null, memoryMiB: 256});
    findCopies(records.filter(({state}) => state === 'ok'));
    for (const {state} of records) states[state] = (states[state] ?? 0) + 1;
    looked += records.length;
    if (Date.now() - started > 120_000) throw new Error(`A batch took ${Date.now() - started} ms: see ${root}`);
    if (process.memoryUsage().rss > MOST_RSS)
      throw new Error(`${process.memoryUsage().rss} bytes of memory: see ${root}`);
  }
} catch (error) {
  process.stderr.write(`Failed in the batch after ${looked} files (seed ${values.seed}); its files are in ${root}\n`);
  throw error;
}
rmSync(root, {recursive: true});
process.stdout.write(`${looked} damaged files, no crash: ${JSON.stringify(states)}\n`);
