// Captions in memory: parse, intern, all text metrics at 10,000, 100,000 and 1,000,000, against a plain loop, and itself.
import {performance} from 'node:perf_hooks';
import {captions, vocabulary} from './corpus.mjs';
import {core} from './core.mjs';
import {report} from './measure.mjs';

export async function run() {
  const {CorpusBuilder, PROFILES, summarise, judge} = await core();
  const tags = vocabulary(50_000);
  const subset = {name: '', repeats: 1, regularisation: false};
  const detection = {name: 'bench', layout: 'memory', captionsOnly: true, profile: 'kohya', why: '', assumptions: [], alsoFound: [], rejected: [], notes: []};
  const rows = [];
  for (const count of [10_000, 100_000, 1_000_000]) {
    const texts = [...captions(count, {tags, length: 30})];
    const items = texts.map((text, i) => ({key: String(i), captions: [{text, probability: 1}], subset, notes: []}));
    const before = process.cpuUsage();
    const builder = new CorpusBuilder(PROFILES.kohya);
    for (const item of items) builder.add(item);
    const corpus = builder.build();
    const spent = process.cpuUsage(before);
    const parse = (spent.user + spent.system) / 1000;
    const start = performance.now();
    judge(summarise({corpus, terms: null, detection}, {trigger: ['trigger'], allow: []}));
    const metrics = performance.now() - start;
    const plainStart = process.cpuUsage();
    plainLoop(texts);
    const plainSpent = process.cpuUsage(plainStart);
    const plain = (plainSpent.user + plainSpent.system) / 1000;
    const uses = corpus.tags.length;
    console.log(
      `  ${String(count).padStart(9)} captions: parse + intern ${(uses / parse / 1000).toFixed(2)} M tags/s per core, ${(plain / parse).toFixed(2)} × a plain loop; metrics ${metrics.toFixed(0)} ms; ${(((parse + metrics) * 1000) / count).toFixed(2)} µs a caption; ${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MB`,
    );
    rows.push({name: `${count} captions`, min: parse + metrics, median: parse + metrics, max: parse + metrics});
    rows.push({name: `${count} captions, plain loop`, min: plain, median: plain, max: plain});
  }
  report('grow', {rounds: 1, note: 'parse + intern (processor time) and all text metrics; the plain loop only parses', rows});
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
