// All pairs of 64-bit codes within Hamming distance 8, against FAISS' flat index of binary codes, which compares everything with
// everything. It is given all of 100,000 codes, and of a million a hundredth of the questions: the others would take as long each.
//   npm run bench -- join           up to a million codes
//   npm run bench -- join-ten       ten million, once: about two minutes
import {spawnSync} from 'node:child_process';
import {core} from './core.mjs';
import {compare, processorTime, python, pythonVersion} from './measure.mjs';

const SCRIPT = `import faiss, numpy, sys, time
n, part = int(sys.argv[1]), int(sys.argv[2])
codes = numpy.random.default_rng(0).integers(0, 256, (n, 8), dtype=numpy.uint8)
faiss.omp_set_num_threads(1)
index = faiss.IndexBinaryFlat(64); index.add(codes)
began = time.process_time()
index.range_search(codes[:n // part], 9)
print((time.process_time() - began) * 1000 * part)`;

/** Random codes: few of them are near another. */
export function codes(n, random) {
  const word = () => Math.floor(random() * 2 ** 32);
  return {high: Uint32Array.from({length: n}, word), low: Uint32Array.from({length: n}, word)};
}

export async function run() {
  const {hammingJoin, seededRandom} = await core();
  const [few, many] = [100_000, 1_000_000].map(n => codes(n, seededRandom(`codes ${n}`)));
  await compare('join', [processorTime('tagnosis, 100,000 codes', () => hammingJoin(few, 8)), faiss(100_000, 1, '≤ 0.05')], {
    rounds: 3,
    note: 'All pairs within Hamming distance 8, one thread; processor time',
  });
  await compare(
    'join-million',
    [
      processorTime('tagnosis, 1,000,000 codes', () => hammingJoin(many, 8)),
      faiss(1_000_000, 100, '≤ 0.02'),
      processorTime('the same, 100,000 codes', () => hammingJoin(few, 8), {target: 'less than the square: ≤ 100'}),
    ],
    {rounds: 3, note: 'Growth of the join; FAISS answers one question in a hundred, times a hundred; processor time'},
  );
}

function faiss(n, part, target) {
  const version = pythonVersion('faiss-cpu');
  const args = ['-c', SCRIPT, String(n), String(part)];
  return {
    name: 'FAISS IndexBinaryFlat',
    version,
    target,
    hint: 'pip install faiss-cpu',
    run: () => (version === '' ? null : Number(spawnSync(python(), args, {encoding: 'utf8'}).stdout)),
  };
}
