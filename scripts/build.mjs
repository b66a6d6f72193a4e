// Builds dist/: the library and the command bundled apart from their dependencies, one rolled-up declaration file, and the
// GitHub Action (build-action.mjs). The public interface is written to etc/tagnosis.api.md, so that a change of it is seen in
// review; --check refuses one.
import {execFileSync} from 'node:child_process';
import {chmodSync, copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {build} from 'esbuild';
import {Extractor, ExtractorConfig, ExtractorLogLevel} from '@microsoft/api-extractor';

rmSync('dist', {recursive: true, force: true});
const shared = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  packages: 'external',
  outdir: 'dist',
};
// What draws still pictures is a large library: it is bundled apart, and loaded by whoever asks for a picture or a page.
const apart = {
  name: 'apart',
  setup({onResolve}) {
    for (const [filter, path] of [
      [/\/html\/analysis-page\.ts$/, './page.cjs'],
      [/\/static\/svg\.ts$/, './drawing.cjs'],
    ])
      onResolve({filter}, ({kind}) => (kind === 'entry-point' ? undefined : {path, external: true}));
  },
};
// In parts, so that what is loaded when it is needed (schemas, decoders) is not loaded at the start.
await build({
  ...shared,
  entryPoints: {index: 'src/index.ts'},
  plugins: [apart],
  splitting: true,
  chunkNames: 'part-[name]-[hash]',
});
// The command is CommonJS: Node's loader of ES modules alone takes longer than `node -e 0`. `cli` starts it with a cache of
// compiled code.
const command = {...shared, format: 'cjs', outExtension: {'.js': '.cjs'}, minify: true, plugins: [apart]};
await build({...command, entryPoints: {cli: 'src/frontends/cli/start.ts'}, banner: {js: '#!/usr/bin/env node'}});
await build({
  ...command,
  entryPoints: {command: 'src/frontends/cli/main.ts'},
  // Compiled code from a cache cannot import; all that it loads late can be required.
  supported: {'dynamic-import': false},
  define: {'import.meta.url': '__importMetaUrl'},
  banner: {js: 'const __importMetaUrl = require("node:url").pathToFileURL(__filename).href;'},
});
chmodSync('dist/cli.cjs', 0o755);
// The threads that read large folders, look at images and run models: programs of their own, beside both. They require what the
// package needs: each thread would else load the loader of ES modules first.
await build({
  ...shared,
  entryPoints: {
    'read-worker': 'src/sources/read-worker.ts',
    'fingerprint-worker': 'src/engines/image/fingerprint-worker.ts',
    'session-worker': 'src/engines/clip/session-worker.ts',
  },
  format: 'cjs',
  supported: {'dynamic-import': false},
  outExtension: {'.js': '.cjs'},
  minify: true,
});

// The notebook kernel and its second thread: programs that a front end starts. Minified names would stand in stack traces.
await build({
  ...shared,
  entryPoints: {
    kernel: 'src/frontends/notebook/main.ts',
    'control-worker': 'src/frontends/notebook/kernel/control-worker.ts',
  },
  format: 'cjs',
  outExtension: {'.js': '.cjs'},
  define: {'import.meta.url': '__importMetaUrl'},
  banner: {js: 'const __importMetaUrl = require("node:url").pathToFileURL(__filename).href;'},
});

for (const entryPoints of [{page: 'src/frontends/html/analysis-page.ts'}, {drawing: 'src/plots/static/svg.ts'}])
  await build({
    ...shared,
    entryPoints,
    packages: 'bundle',
    format: 'cjs',
    outExtension: {'.js': '.cjs'},
    minify: true,
    legalComments: 'none',
    plugins: [apart],
  });
// For notebooks that shall be interactive without a network.
copyFileSync('node_modules/plotly.js-cartesian-dist-min/plotly-cartesian.min.js', 'dist/plotly-cartesian.min.js');
const notices = ['echarts/LICENSE', 'echarts/NOTICE', 'zrender/LICENSE', 'plotly.js-cartesian-dist-min/LICENSE'].map(
  name => `${name}\n\n${readFileSync(`node_modules/${name}`, 'utf8')}`,
);
writeFileSync('dist/drawing.LICENSES.txt', notices.join('\n\n'));

execFileSync(process.execPath, ['node_modules/typescript/lib/tsc.js', '-p', 'tsconfig.build.json'], {stdio: 'inherit'});
mkdirSync('etc', {recursive: true});
const config = ExtractorConfig.prepare({
  configObject: {
    projectFolder: process.cwd(),
    mainEntryPointFilePath: `${process.cwd()}/dist/types/index.d.ts`,
    compiler: {tsconfigFilePath: `${process.cwd()}/tsconfig.build.json`},
    dtsRollup: {enabled: true, untrimmedFilePath: `${process.cwd()}/dist/index.d.ts`},
    apiReport: {
      enabled: true,
      reportFolder: `${process.cwd()}/etc`,
      reportTempFolder: `${process.cwd()}/dist/types`,
      reportFileName: 'tagnosis.api.md',
    },
    docModel: {enabled: false},
    tsdocMetadata: {enabled: false},
    messages: {extractorMessageReporting: {default: {logLevel: ExtractorLogLevel.None}}},
  },
  configObjectFullPath: `${process.cwd()}/api-extractor.json`,
  packageJsonFullPath: `${process.cwd()}/package.json`,
});
const {succeeded} = Extractor.invoke(config, {
  localBuild: !process.argv.includes('--check'),
  messageCallback: message => (message.handled = true),
});
if (!succeeded) throw new Error('The public interface is not what etc/tagnosis.api.md says. Run: npm run build');
rmSync('dist/types', {recursive: true});
// A cell, or a library of a user that is declared too, has to name the type of what it keeps: `const {tagCounts} = ds.statistics`.
const declarations = readFileSync('dist/index.d.ts', 'utf8');
writeFileSync('dist/index.d.ts', declarations.replaceAll(/^declare (?=interface |type )/gm, 'export declare '));
await import('./build-action.mjs');
