// npm run release:tree -- <folder>   writes what a release of the GitHub Action consists of into an empty folder.
import {cpSync, existsSync, mkdirSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';

const PARTS = ['action.yml', 'dist/action', 'assets', 'README.md', 'CHANGELOG.md', 'LICENSE'];

const [, , folder] = process.argv;
if (folder === undefined) {
  process.stderr.write('Which folder? npm run release:tree -- ../release\n');
  process.exit(2);
}
if (existsSync(folder) && readdirSync(folder).some(name => name !== '.git')) {
  process.stderr.write(`${folder} is not empty.\n`);
  process.exit(2);
}
mkdirSync(folder, {recursive: true});
for (const part of PARTS) cpSync(part, join(folder, part), {recursive: true});
process.stdout.write(`${PARTS.join(', ')} → ${folder}\n`);
