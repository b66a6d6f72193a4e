// Pairs of the 2,000 commonest tags in growing sets, processor time: against what document frequency alone costs (captions read,
// interned, counted), and against the size before: what is linear costs the same a caption.
import {captions, vocabulary} from './corpus.mjs';
import {core} from './core.mjs';
import {median, report} from './measure.mjs';

const SIZES = [250_000, 500_000, 1_000_000];
const ROUNDS = 5;
const SUBSET = {name: '', repeats: 1, regularisation: false};

export async function run() {
  const parts = await core();
  const tags = vocabulary(50_000);
  const rows = [];
  let before;
  for (const count of SIZES) {
    const {corpus, reading} = read(parts, captions(count, {tags, length: 30}));
    const [frequency, pairs] = [[], []];
    for (let round = -1; round < ROUNDS; round++) {
      let df;
      const counting = processorTime(() => (df = parts.documentFrequency(corpus)));
      const pairing = processorTime(() => parts.countPairs(corpus, {tags: parts.commonestTags(df)}));
      if (round < 0) continue;
      frequency.push(counting);
      pairs.push(pairing);
    }
    const size = `${count.toLocaleString('en')} captions`;
    const alone = reading + median(frequency);
    rows.push({name: `${size}: pairs`, ...summary(pairs)});
    rows.push({name: `${size}: document frequency of the corpus in memory`, ...summary(frequency)});
    rows.push({
      name: `${size}: captions to document frequency (ratio: with pairs / it)`,
      ...summary([alone]),
      ratio: (alone + median(pairs)) / alone,
      target: '≤ 2.5',
    });
    const each = median(pairs) / count;
    if (before !== undefined) {
      const ms = each * 1e5;
      rows.push({name: '100,000 of these, against the size before', min: ms, median: ms, max: ms, ratio: each / before, target: '≤ 1.2'});
    }
    before = each;
  }
  report('pairs', {rounds: ROUNDS, note: '30 tags a caption; pairs of 1,000,000 captions ≤ 2 s of one core (processor time)', rows});
}

function read({CorpusBuilder, PROFILES}, texts) {
  const builder = new CorpusBuilder(PROFILES.kohya);
  let [key, reading, corpus] = [0, 0];
  const batch = [];
  // Drawing the captions is not reading them.
  const flush = () => {
    reading += processorTime(() => batch.forEach(item => builder.add(item)));
    batch.length = 0;
  };
  for (const text of texts) {
    batch.push({key: String(key++).padStart(8, '0'), captions: [{text, probability: 1}], subset: SUBSET, notes: []});
    if (batch.length === 10_000) flush();
  }
  flush();
  reading += processorTime(() => (corpus = builder.build()));
  return {corpus, reading};
}

/** Milliseconds of this process on all cores, the garbage collector's included. */
function processorTime(work) {
  const start = process.cpuUsage();
  work();
  const {user, system} = process.cpuUsage(start);
  return (user + system) / 1000;
}

function summary(values) {
  return {min: Math.min(...values), median: median(values), max: Math.max(...values)};
}
