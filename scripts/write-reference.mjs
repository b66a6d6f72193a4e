// Writes what follows from the code: schema/*.schema.json, docs/notes.md, and the table of docs/scoring.md. With --check it only says whether they are fresh.
import {mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {build} from 'esbuild';
import * as z from 'zod';

const bundle = 'dist/.reference.mjs';
await build({
  stdin: {
    contents: `export {HEALTH_REPORT} from './src/report/schema.ts'; export {COMPARISON} from './src/report/comparison-schema.ts';
      export {FILE_CONFIG} from './src/config/schema.ts';
      export {NOTES} from './src/sources/notes.ts'; export {METRICS} from './src/metrics/index.ts';
      export {PILLARS, PILLAR_WEIGHTS} from './src/scoring/pillars.ts';`,
    resolveDir: process.cwd(),
  },
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  outfile: bundle,
});
const {HEALTH_REPORT, COMPARISON, FILE_CONFIG, NOTES, METRICS, PILLARS, PILLAR_WEIGHTS} = await import(
  `${process.cwd()}/${bundle}`
);
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

/** The table of weights and anchors stands between two marks of a page that people write. */
function scoringPage() {
  const [before, after] = ['<!-- weights: written by npm run reference -->\n', '<!-- end of weights -->'];
  const page = readFileSync('docs/scoring.md', 'utf8');
  const [from, to] = [page.indexOf(before) + before.length, page.indexOf(after)];
  if (from < before.length || to < from) throw new Error('docs/scoring.md has lost the marks of its table.');
  const rows = PILLARS.flatMap(pillar => [
    ...METRICS.filter(metric => metric.pillar === pillar).map(({id, title, weight, curve}) => {
      const {ideal, good, poor, worst} = curve;
      return `| ${name(pillar)} | [${title}](metrics/${id}.md) | ${share(weight)} | ${[ideal, good, poor, worst].map(share).join(' / ')} |`;
    }),
  ]);
  const table = `| pillar (weight) | metric | weight inside | value at 100 / 80 / 40 / 0 |\n|---|---|--:|---|\n${rows.join('\n')}\n`;
  return page.slice(0, from) + table + page.slice(to);

  function name(pillar) {
    return `${pillar[0].toUpperCase()}${pillar.slice(1)} (${share(PILLAR_WEIGHTS[pillar])})`;
  }
  function share(number) {
    return String(number).replace(/^0(?=\.)/, '');
  }
}

const files = {
  'schema/health-report.schema.json': schema('Tagnosis health report', HEALTH_REPORT),
  'schema/comparison.schema.json': schema('Tagnosis comparison', COMPARISON),
  'schema/config.schema.json': schema('tagnosis.yml', FILE_CONFIG),
  'docs/notes.md': notesPage(),
  'docs/scoring.md': scoringPage(),
};
mkdirSync('schema', {recursive: true});
const stale = Object.entries(files).filter(([path, text]) => {
  if (!process.argv.includes('--check')) writeFileSync(path, text);
  return readFileSync(path, 'utf8') !== text;
});
if (stale.length > 0)
  throw new Error(`${stale.map(([path]) => path).join(', ')}: not what the code says. Run: npm run reference`);
