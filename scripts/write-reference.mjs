// Writes what follows from the code: schema/*.schema.json and docs/notes.md. With --check it only says whether they are fresh.
import {mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {build} from 'esbuild';
import * as z from 'zod';

const bundle = 'dist/.reference.mjs';
await build({
  stdin: {
    contents: `export {HEALTH_REPORT} from './src/report/schema.ts'; export {FILE_CONFIG} from './src/config/schema.ts';
      export {NOTES} from './src/sources/notes.ts';`,
    resolveDir: process.cwd(),
  },
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  outfile: bundle,
});
const {HEALTH_REPORT, FILE_CONFIG, NOTES} = await import(`${process.cwd()}/${bundle}`);
rmSync(bundle);

const schema = (title, type) =>
  `${JSON.stringify({title, ...z.toJSONSchema(type, {target: 'draft-7', io: 'input'})}, null, 2)}\n`;

function notesPage() {
  const rows = Object.entries(NOTES).map(([code, {severity, defect, says, hint}]) => {
    const cell = text => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
    return `| \`${code}\` | ${severity} | ${defect ? 'yes' : ''} | ${cell(says)} | ${cell(hint)} |`;
  });
  return `# Notes
What is found while a data set is read. Notes never stop a run. A *defect* counts for [validity](metrics/validity.md).
This page is written by \`npm run reference\`.

| code | severity | defect | what it means | what to do |
|---|---|---|---|---|
${rows.join('\n')}
`;
}

const files = {
  'schema/health-report.schema.json': schema('Tagnosis health report', HEALTH_REPORT),
  'schema/config.schema.json': schema('tagnosis.yml', FILE_CONFIG),
  'docs/notes.md': notesPage(),
};
mkdirSync('schema', {recursive: true});
const stale = Object.entries(files).filter(([path, text]) => {
  if (!process.argv.includes('--check')) writeFileSync(path, text);
  return readFileSync(path, 'utf8') !== text;
});
if (stale.length > 0)
  throw new Error(`${stale.map(([path]) => path).join(', ')}: not what the code says. Run: npm run reference`);
