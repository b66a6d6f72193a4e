// Writes schema/*.schema.json from the zod schemas; with --check it only says whether they are fresh.
import {mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {build} from 'esbuild';
import * as z from 'zod';

const bundle = 'dist/.schemas.mjs';
await build({
  stdin: {
    contents: `export {HEALTH_REPORT} from './src/report/schema.ts'; export {FILE_CONFIG} from './src/config/schema.ts';`,
    resolveDir: process.cwd(),
  },
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  outfile: bundle,
});
const {HEALTH_REPORT, FILE_CONFIG} = await import(`${process.cwd()}/${bundle}`);
rmSync(bundle);
const schemas = {
  'health-report': {title: 'Tagnosis health report', schema: HEALTH_REPORT},
  config: {title: 'tagnosis.yml', schema: FILE_CONFIG},
};
mkdirSync('schema', {recursive: true});
let stale = false;
for (const [name, {title, schema}] of Object.entries(schemas)) {
  const path = `schema/${name}.schema.json`;
  const json = {title, ...z.toJSONSchema(schema, {target: 'draft-7', io: 'input'})};
  const text = `${JSON.stringify(json, null, 2)}\n`;
  if (!process.argv.includes('--check')) writeFileSync(path, text);
  else if (readFileSync(path, 'utf8') !== text) stale = true;
}
if (stale) throw new Error('schema/ is not what the code says. Run: npm run schemas');
