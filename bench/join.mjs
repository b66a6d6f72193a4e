// All pairs of 64-bit codes within Hamming distance 8, against FAISS' flat index of binary codes. FAISS compares everything with
// everything: it is timed on 100,000 codes, and on a million its time would be a hundred times that.
import {core} from './core.mjs';
import {command, compare, inProcess, python, pythonVersion} from './measure.mjs';

function codes(n, random) {
  const word = () => Math.floor(random() * 2 ** 32);
  return {high: Uint32Array.from({length: n}, word), low: Uint32Array.from({length: n}, word)};
}

export async function run() {
  const {hammingJoin, seededRandom} = await core();
  const [few, many] = [100_000, 1_000_000].map(n => codes(n, seededRandom(`codes ${n}`)));
  const script = `import faiss, numpy
codes = numpy.random.default_rng(0).integers(0, 256, (100000, 8), dtype=numpy.uint8)
faiss.omp_set_num_threads(1)
index = faiss.IndexBinaryFlat(64); index.add(codes); index.range_search(codes, 9)`;
  const version = pythonVersion('faiss-cpu');
  const peer = {
    ...command(python(), '-c', script),
    ...(version === '' ? {run: () => null} : {}),
    name: 'FAISS IndexBinaryFlat (Python, whole process)',
    version,
    target: '≤ 0.05',
    hint: 'pip install faiss-cpu',
  };
  await compare('join', [inProcess('tagnosis, 100,000 codes, r = 8', () => hammingJoin(few, 8)), peer], {
    rounds: 3,
    note: 'All pairs within Hamming distance 8, one thread',
  });
  await compare(
    'join-million',
    [
      inProcess('tagnosis, 1,000,000 codes, r = 8', () => hammingJoin(many, 8)),
      inProcess('the same, 100,000 codes', () => hammingJoin(few, 8), {target: 'less than the square: ≤ 100'}),
    ],
    {rounds: 3, note: 'Growth of the join'},
  );
}
