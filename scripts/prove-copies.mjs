// Puts edited copies into sets of pictures and writes how many are found into docs/calibration.md: about three minutes.
//   npm run prove:copies            drawn pictures, and the real ones of ../shared/data where they are there
//   npm run prove:copies -- quick   fewer; nothing is written
import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {bundled, replacePart} from './bundled.mjs';

const {findPut, photograph, EDITS, HARDER} = await bundled(`export * from './__tests__/helpers/prove/copies.ts';`);
const isQuick = process.argv.includes('quick');
const DRAWN = isQuick ? 80 : 800;
const REAL = '../shared/data/lora/mickey1928';

const sets = [{name: `${DRAWN} drawn`, pictures: await drawn(), share: 0.5}];
if (existsSync(REAL)) sets.push({name: 'mickey1928', pictures: real(), share: 1});
const found = [];
for (const {name, pictures, share} of sets) {
  const easy = await findPut(pictures, {edits: EDITS, share, seed: name});
  const hard = await findPut(pictures, {edits: HARDER, share, seed: name});
  found.push({name, easy, hard});
}
const text = `${table()}\n`;
if (isQuick) process.stdout.write(text);
else {
  const page = 'docs/calibration.md';
  writeFileSync(page, replacePart(readFileSync(page, 'utf8'), 'copies: written by npm run prove:copies', text));
}

async function drawn() {
  const pictures = [];
  for (let i = 0; i < DRAWN; i++) pictures.push(await photograph(String(i)));
  return pictures;
}

/** Real pictures without copies among them. */
function real() {
  return readdirSync(REAL, {recursive: true, encoding: 'utf8'})
    .filter(name => /\.(?:png|jpe?g|webp)$/i.test(name))
    .toSorted()
    .map(name => readFileSync(join(REAL, name)));
}

function table() {
  const rows = [...EDITS.map(edit => ['easy', edit]), ...HARDER.map(edit => ['hard', edit])].map(
    ([kind, {id, does}]) => `| ${id} | ${does} | ${found.map(set => ratio(set[kind].recall[id])).join(' | ')} |`,
  );
  const all = found.map(({easy}) => {
    const counts = Object.values(easy.recall);
    return ratio({put: sum(counts.map(({put}) => put)), found: sum(counts.map(one => one.found))});
  });
  const right = found.map(({easy, hard}) =>
    ratio({put: easy.pairs + hard.pairs, found: easy.pairs + hard.pairs - easy.wrong - hard.wrong}),
  );
  return `| copy | how | ${found.map(({name}) => name).join(' | ')} |
|---|---|${'--:|'.repeat(found.length)}
${rows.slice(0, EDITS.length).join('\n')}
| **all four** | recall | ${all.join(' | ')} |
${rows.slice(EDITS.length).join('\n')}
| **precision** | pairs of pictures called copies that are | ${right.join(' | ')} |`;
}

function sum(numbers) {
  return numbers.reduce((total, n) => total + n, 0);
}

function ratio({put, found: n}) {
  return put === 0 ? '–' : `${(n / put).toFixed(3).replace(/^0/, '')} (${n} of ${put})`;
}
