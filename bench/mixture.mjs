// The mixture of a set: 2,000 nodes with 19 random sets and ten halves; and at growing size what a score needs, against the
// size before (processor time): above the sample that makes the graph, only the items are more.
import {stream} from './corpus.mjs';
import {core} from './core.mjs';
import {median, report} from './measure.mjs';

const ROUNDS = 3;
const SIZES = [25_000, 100_000, 400_000];
const SUBSET = {name: '', repeats: 1, regularisation: false};

export async function run() {
  const parts = await core();
  const rows = [];
  const whole = corpusOf(parts, 4000, {tags: 2000, length: 44});
  const {nodes, edges} = judge(parts, whole, false);
  const all = rounds(() => judge(parts, whole, false));
  rows.push({name: `4,000 captions: ${nodes} nodes, ${edges} edges, 19 random sets, ten halves`, ...all});
  const graph = rounds(() => judge(parts, whole, true));
  rows.push({name: '4,000 captions: what a score needs', ...graph});
  let before;
  for (const count of SIZES) {
    const corpus = corpusOf(parts, count, {tags: 300, length: 20});
    const time = rounds(() => judge(parts, corpus, true));
    rows.push({name: `${count.toLocaleString('en')} captions: what a score needs`, ...time});
    const each = time.median / count;
    if (before !== undefined) {
      const ms = each * 1e5;
      rows.push({name: '100,000 of these, against the size before', min: ms, median: ms, max: ms, ratio: each / before, target: '≤ 1.2'});
    }
    before = each;
  }
  report('mixture', {rounds: ROUNDS, note: 'two domains in one set, in memory; processor time; 2,000 nodes with 19 random sets ≤ 5,000 ms', rows});
}

/** Milliseconds of this process on all cores, the garbage collector's included. */
function rounds(work) {
  const times = [];
  for (let round = -1; round < ROUNDS; round++) {
    const before = process.cpuUsage();
    work();
    const {user, system} = process.cpuUsage(before);
    if (round >= 0) times.push((user + system) / 1000);
  }
  return {min: Math.min(...times), median: median(times), max: Math.max(...times)};
}

function judge({countMixture, itemTagSets, documentFrequency}, corpus, scoresOnly) {
  return countMixture({corpus, sets: itemTagSets(corpus, documentFrequency(corpus)), scoresOnly});
}

/** Captions of two domains, with tags of nearly equal frequency, so that all are nodes. */
function corpusOf({CorpusBuilder, PROFILES}, count, {tags, length}) {
  const random = stream(1);
  const builder = new CorpusBuilder(PROFILES.kohya);
  for (let i = 0; i < count; i++) {
    const own = new Set();
    while (own.size < length) own.add(2 * Math.floor((tags / 2) * random()) + (random() < 0.05 ? 1 - (i % 2) : i % 2));
    const text = [...own].map(tag => `tag ${tag}`).join(', ');
    builder.add({key: String(i).padStart(7, '0'), captions: [{text, probability: 1}], subset: SUBSET, notes: []});
  }
  return builder.build();
}
