// Captions in memory at growing size: parse and intern (processor time) against what anyone would write first, and all text
// metrics (wall time) against the size before: what grows in step with the captions costs the same a caption.
import {performance} from 'node:perf_hooks';
import {captions, vocabulary} from './corpus.mjs';
import {core} from './core.mjs';
import {median, report} from './measure.mjs';

const SIZES = [100_000, 300_000, 1_000_000];
const ROUNDS = 2;
const SUBSET = {name: '', repeats: 1, regularisation: false};
const DETECTION = {name: 'bench', layout: 'memory', captionsOnly: true, profile: 'kohya', why: '', assumptions: [], alsoFound: [], rejected: [], notes: []};

export async function run() {
  const parts = await core();
  const tags = vocabulary(50_000);
  const sets = SIZES.map(count => ({count, texts: [...captions(count, {tags, length: 30})].map(flat), rounds: []}));
  // Sizes in turn, round by round: a machine that slows down in between slows them all down.
  for (let round = -1; round < ROUNDS; round++) {
    for (const {texts, rounds} of sets) {
      const measured = measure(parts, texts);
      if (round >= 0) rounds.push(measured);
    }
  }
  const rows = [];
  let before;
  for (const {count, rounds} of sets) {
    const [parse, plain, metrics] = ['parse', 'plain', 'metrics'].map(name => summary(rounds.map(one => one[name])));
    const speed = rounds[0].uses / parse.median / 1000;
    const size = `${count.toLocaleString('en')} captions`;
    rows.push({name: `${size}: parse + intern, ${speed.toFixed(2)} M tags/s`, ...parse});
    rows.push({name: `${size}: plain split, trim, Set, Map`, ...plain, ratio: parse.median / plain.median, target: '≤ 0.67'});
    rows.push({name: `${size}: all text metrics`, ...metrics});
    const each = {parse: parse.median / count, metrics: metrics.median / count};
    for (const name of before === undefined ? [] : ['parse', 'metrics']) {
      const ms = each[name] * 1e5;
      rows.push({name: `100,000 of these, ${name}, against the size before`, min: ms, median: ms, max: ms, ratio: each[name] / before[name], target: '≤ 1.2'});
    }
    before = each;
  }
  rows.push({name: 'all of it', ...summary([process.uptime() * 1000]), mib: Math.round(process.memoryUsage().rss / 2 ** 20)});
  report('grow', {rounds: ROUNDS, note: 'in memory; parse + intern ≥ 1.5 M tags/s per core (processor time)', rows});
}

function measure({CorpusBuilder, PROFILES, summarise, judge}, texts) {
  const items = texts.map((text, i) => ({key: String(i), captions: [{text, probability: 1}], subset: SUBSET, notes: []}));
  globalThis.gc?.();
  let corpus;
  const parse = processorTime(() => {
    const builder = new CorpusBuilder(PROFILES.kohya);
    for (const item of items) builder.add(item);
    corpus = builder.build();
  });
  const start = performance.now();
  judge(summarise({corpus, terms: null, detection: DETECTION}, {trigger: ['trigger'], allow: []}));
  const metrics = performance.now() - start;
  globalThis.gc?.();
  const plain = processorTime(() => plainLoop(texts));
  return {parse, plain, metrics, uses: corpus.tags.length};
}

/** Milliseconds of this process on all cores, the garbage collector's included. */
function processorTime(work) {
  const before = process.cpuUsage();
  work();
  const {user, system} = process.cpuUsage(before);
  return (user + system) / 1000;
}

function summary(values) {
  return {min: Math.min(...values), median: median(values), max: Math.max(...values)};
}

/** A caption as it comes from a file: characters of its own, no rope. */
function flat(text) {
  return Buffer.from(text).toString();
}

/** What anyone would write first. */
function plainLoop(texts) {
  const counts = new Map();
  for (const text of texts) {
    const own = new Set(text.split(',').map(tag => tag.trim().toLowerCase().replaceAll('_', ' ')).filter(tag => tag !== ''));
    for (const tag of own) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  return counts;
}
