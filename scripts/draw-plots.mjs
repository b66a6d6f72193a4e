// Draws the pictures of docs/plots.md from the examples, and writes their Plotly figures as goldens of the tests. With --check it
// only says whether they are fresh.
//   npm run plots
import {cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {execFileSync} from 'node:child_process';
import {compare, drift, history, load} from '../dist/index.js';

const FOLDER = 'docs/plots';
const GOLDEN = '__tests__/plots/golden';
const seen = {cache: false, config: false};
const healthy = await load('examples/healthy', seen);
const sick = await load('examples/sick', seen);
const mended = await mendedSick();
const changed = await compare(sick, mended);

const figures = {
  pillars: sick.pillars(),
  'rank-frequency': sick.rankFrequency(),
  lorenz: sick.lorenz(),
  hill: sick.hill(),
  'top-tags': sick.topTags({top: 20}),
  'token-lengths': sick.tokenLengths(),
  'group-balance': healthy.groupBalance(),
  'pmi-heatmap': healthy.pmiHeatmap(),
  communities: healthy.communities(),
  attribution: changed.figures.attribution(),
  'before-after': changed.figures.beforeAfter(),
  'tag-changes': (await drift(healthy, sick)).figures.tagChanges({top: 16}),
  blame: (await compare(healthy, sick)).figures.blame(),
  history: history([
    {label: 'as found', report: sick.report().json},
    {label: 'after fix', report: mended.report().json},
    {label: 'drawn anew', report: healthy.report().json},
  ]),
};
const files = new Map();
for (const [name, figure] of Object.entries(figures)) {
  files.set(join(FOLDER, `${name}.svg`), `${await figure.toSVG()}\n`);
  files.set(join(GOLDEN, `${name}.json`), `${legible(rounded(figure.toPlotly()))}\n`);
}

if (process.argv.includes('--check')) check();
else {
  for (const folder of [FOLDER, GOLDEN]) mkdirSync(folder, {recursive: true});
  for (const [path, text] of files) writeFileSync(path, text);
  // Decoders may differ in a bit: the sheet of thumbnails is drawn, and not compared.
  await sick.duplicates({kind: 'captions', clusters: 2}).save(join(FOLDER, 'duplicates.png'), {overwrite: true});
}

function check() {
  const page = readFileSync('docs/plots.md', 'utf8');
  const stale = [...files].filter(([path, text]) => !existsSync(path) || readFileSync(path, 'utf8') !== text);
  const unshown = [
    ...readdirSync(FOLDER).filter(name => !page.includes(`plots/${name}`)),
    ...readdirSync(GOLDEN).filter(name => !files.has(join(GOLDEN, name))),
  ];
  if (stale.length + unshown.length > 0)
    throw new Error(
      `${[...stale.map(([name]) => name), ...unshown].join(', ')}: not what the code draws, or not in docs/plots.md. Run: npm run plots`,
    );
}

/** Numbers to ten digits, which is as far as machines agree. */
function rounded(figure) {
  return JSON.parse(JSON.stringify(figure), (_, value) =>
    typeof value === 'number' ? Number(value.toPrecision(10)) : value,
  );
}

/** JSON with a line for each attribute, and one for each list of numbers or names. */
function legible(figure) {
  return JSON.stringify(figure, null, 1).replace(
    /\[\s+((?:[^[\]{}"]|"(?:[^"\\]|\\.)*")*?)\s+\]/g,
    (_, list) => `[${list.replace(/\n\s*/g, ' ')}]`,
  );
}

/** The sick example with all safe fixes of `tagnosis fix` written. */
async function mendedSick() {
  const root = mkdtempSync(join(tmpdir(), 'tagnosis-plots-'));
  try {
    cpSync('examples/sick', join(root, 'sick'), {recursive: true});
    execFileSync(process.execPath, ['dist/cli.cjs', 'fix', join(root, 'sick'), '--write'], {stdio: 'ignore'});
    return await load(join(root, 'sick'), seen);
  } finally {
    rmSync(root, {recursive: true});
  }
}
