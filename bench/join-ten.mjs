// The join of ten million codes, once, in a process of its own for its peak of memory: target < 3 minutes and < 1 GB.
import {core} from './core.mjs';
import {codes} from './join.mjs';
import {report} from './measure.mjs';

export async function run() {
  const {hammingJoin, seededRandom} = await core();
  const ten = codes(10_000_000, seededRandom('codes 10000000'));
  const before = process.cpuUsage();
  hammingJoin(ten, 8);
  const {user, system} = process.cpuUsage(before);
  const ms = (user + system) / 1000;
  const mib = Math.round(process.resourceUsage().maxRSS / 1024);
  const name = 'tagnosis, 10,000,000 codes (target: 180,000 ms, 1,000 MiB)';
  const note = 'All pairs within Hamming distance 8 of random codes, one thread; processor time';
  report('join-ten-million', {rounds: 1, note, rows: [{name, min: ms, median: ms, max: ms, mib}]});
}
