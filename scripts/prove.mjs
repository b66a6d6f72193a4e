// Spoils generated data sets in known ways and writes what each figure says of it into docs/scoring.md: about ten minutes.
//   npm run prove            every kind of set, 50, 200 and 1000 items, five seeds
//   npm run prove -- quick   200 items, one seed; nothing is written
import {readFileSync, writeFileSync} from 'node:fs';
import {bundled, replacePart} from './bundled.mjs';

const {cellsOf, verdicts, FULL, CORRUPTIONS, KINDS, trueEntropy, entropyCoverage} = await bundled(
  `export * from './__tests__/helpers/prove/cells.ts'; export * from './__tests__/helpers/prove/corrupt.ts';
   export * from './__tests__/helpers/prove/entropy-coverage.ts'; export * from './__tests__/helpers/prove/generate.ts';`,
);
const isQuick = process.argv.includes('quick');
const grid = isQuick ? {...FULL, sizes: [200], seeds: [1]} : FULL;

const cells = CORRUPTIONS.flatMap(corruption => {
  process.stderr.write(`${Math.round(performance.now() / 1000)} s  ${corruption.id}\n`);
  return cellsOf(corruption, grid);
});
const text = [corruptionList(), requirements(), matrix(), wrongWays(), intervals()].join('\n\n');
if (isQuick) process.stdout.write(`${text}\n`);
else {
  const page = 'docs/scoring.md';
  writeFileSync(page, replacePart(readFileSync(page, 'utf8'), 'proof: written by npm run prove', `${text}\n`));
}

function corruptionList() {
  const rows = CORRUPTIONS.map(({id, does, needs}) => {
    const seen = needs === undefined ? '' : ` Seen only by ${needs}, which needs images.`;
    return `- \`${id}\`: ${does}.${seen}`;
  });
  return `Generated sets (${KINDS.join(', ')}; ${grid.sizes.join(', ')} items whose pictures are good and differ; ${grid.seeds.length} seeds) are spoilt in one\nway each, with k = 0, .1 … .5:\n${rows.join('\n')}`;
}

function requirements() {
  const rows = verdicts(cells).map(({corruption, figure, wanted, value, worst, holds}) => {
    const found = value === null ? 'not measured yet' : worthOf(wanted, value);
    const farthest = worst === null ? '' : `${worthOf(wanted, worst.value)} (${worst.kind}, ${worst.items})`;
    const verdict = holds === null ? '–' : holds ? 'holds' : '**does not hold**';
    return `| \`${corruption}\` | ${figure} | ${wanted} | ${found} | ${farthest} | ${verdict} |`;
  });
  const all = rows.filter(row => !row.includes('| unmoved |') || row.includes('not hold'));
  const still = rows.length - all.length;
  return `**What must hold**: what falls, in the mean of all kinds, sizes and seeds (ρ: Spearman, of level and figure), what stays, in
every one of them; and beside it the worst mean over the seeds of one kind and size.\n
| corruption | figure | wanted | found | worst | |
|---|---|---|---|---|---|
${all.join('\n')}\n
${still} more figures must not move at all, to the last digit of a report, and do not: captions that change places, quality under copies, balance under spellings.`;
}

function worthOf(wanted, value) {
  return wanted.startsWith('ρ') ? two(value) : `${value.toFixed(1)} points`;
}

function matrix() {
  const figures = [...new Set(cells.map(({figure}) => figure))];
  const head = CORRUPTIONS.map(({id}) => id.replaceAll('-', ' '));
  const rows = figures.map(figure => `| ${figure} | ${CORRUPTIONS.map(({id}) => cellText(id, figure)).join(' | ')} |`);
  return `**Sign matrix**: mean ρ, and by how many points the score has changed when half is spoilt. · does not move; ▲ moves the wrong way.\n
| | ${head.join(' | ')} |
|---|${head.map(() => '---').join('|')}|
${rows.join('\n')}`;
}

function cellText(corruption, figure) {
  const cell = cells.find(one => one.corruption === corruption && one.figure === figure);
  if (cell === undefined) return '–';
  if (cell.groups.every(({moved}) => moved === 0)) return '·';
  return `${two(mean(cell, 'rho'))} (${signed(mean(cell, 'gain'))})${isWrong(cell) ? ' ▲' : ''}`;
}

/** A set that gets worse gains half a point or more. */
function isWrong(cell) {
  return mean(cell, 'gain') >= 0.5;
}

function wrongWays() {
  const rows = CORRUPTIONS.flatMap(({id}) => {
    const wrong = cells.filter(cell => cell.corruption === id && isWrong(cell));
    const named = wrong.map(cell => `${cell.figure} ${signed(mean(cell, 'gain'))}`);
    return named.length === 0 ? [] : [`- \`${id}\`: ${named.join(', ')}`];
  });
  return `**Wrong-way cells**: what gains points although the set gets worse.\n${rows.join('\n')}`;
}

function intervals() {
  const draws = isQuick ? 50 : 1000;
  const sizes = [30, 100, 300];
  const rows = [false, true].flatMap(tail =>
    KINDS.map(kind => {
      const truth = trueEntropy({kind, tail}, isQuick ? 20_000 : 200_000);
      const shares = sizes.map(items => two(entropyCoverage({kind, tail}, truth, {items, draws})));
      return `| ${kind}${tail ? ', with a tail of 670 rare tags' : ''} | ${shares.join(' | ')} |`;
    }),
  );
  return `**Interval of entropy**: share of ${draws} drawn sets whose 95 % interval holds the true entropy.\n
| | ${sizes.map(items => `N = ${items}`).join(' | ')} |
|---|${sizes.map(() => '--:').join('|')}|
${rows.join('\n')}`;
}

function mean({groups}, key) {
  return groups.reduce((sum, group) => sum + group[key], 0) / groups.length;
}

function two(value) {
  return value
    .toFixed(2)
    .replace(/^-/, '−')
    .replace(/^(−?)0\./, '$1.')
    .replace(/^−\.00$/, '.00');
}

function signed(value) {
  const size = Math.abs(value).toFixed(1);
  return size === '0.0' ? '0' : `${value > 0 ? '+' : '−'}${size}`;
}
