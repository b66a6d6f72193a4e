// Builds dist/action/: the GitHub Action as one folder that runs without node_modules. Called by build.mjs.
import {copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';
import {brotliCompressSync, constants} from 'node:zlib';
import {build} from 'esbuild';

const OUT = 'dist/action';
/** The runner downloads all of it for every job. */
const MOST_BYTES = 12_000_000;

const {resolve} = createRequire(import.meta.url);
const wasm = dirname(resolve('@img/sharp-wasm32/package'));
const glue = readdirSync(join(wasm, 'lib')).find(name => name.endsWith('.node.js'));
const {version: sharpVersion} = JSON.parse(readFileSync(join(wasm, 'package.json'), 'utf8'));

const shared = {
  bundle: true,
  platform: 'node',
  target: 'node24',
  minify: true,
  outdir: OUT,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
};
const cjs = {...shared, format: 'cjs', outExtension: {'.js': '.cjs'}};

// A decoder of its own: Emscripten's glue starts threads from its own file name, so that it must stand alone in a file.
const decoderApart = {
  name: 'decoder-apart',
  setup({onResolve}) {
    onResolve({filter: /^sharp$/}, ({kind}) =>
      kind === 'entry-point' ? undefined : {path: './sharp.cjs', external: true},
    );
  },
};
const glueApart = {
  name: 'glue-apart',
  setup({onResolve}) {
    onResolve({filter: /^\.\/sharp\.cjs$/}, () => ({path: './sharp-wasm32.cjs', external: true}));
  },
};
// When it loads, sharp asks which formats can be read and written: 12 % of the time until the first image, for what nobody asks it here.
const FORMATS = 'const format = sharp.format();';
const NO_FORMATS =
  "const format = Object.fromEntries(['heif', 'jpeg', 'tiff', 'jp2'].map(name => [name, {input: {}, output: {}}]));";
const unasked = {
  name: 'unasked',
  setup({onLoad}) {
    onLoad({filter: /sharp\/dist\/utility\.cjs$/}, ({path}) => {
      const source = readFileSync(path, 'utf8');
      if (!source.includes(FORMATS)) throw new Error(`${path} asks otherwise for its formats.`);
      return {contents: source.replace(FORMATS, NO_FORMATS), loader: 'js'};
    });
  },
};
// What is resolved where it runs, for a fast start of the command, is bundled here. esbuild sees only plain `require`.
const bundled = {
  name: 'bundled',
  setup({onLoad, onResolve}) {
    onLoad({filter: /\/src\/.*\.ts$/}, ({path}) => {
      const source = readFileSync(path, 'utf8');
      const text = source
        .replaceAll('createRequire(import.meta.url)(', 'require(')
        .replace(
          'function decoderVersion(): string {',
          `function decoderVersion(): string {\n  return '${sharpVersion}-wasm';`,
        );
      return text === source ? undefined : {contents: text, loader: 'ts'};
    });
    // The language model is large, and needed for prose only: packed.
    onResolve({filter: /^wink-(nlp|eng-lite-web-model)$/}, ({path}) => ({path, namespace: 'prose'}));
    onLoad({filter: /.*/, namespace: 'prose'}, ({path}) => ({
      contents: `import {unpacked} from 'unpacked'; export default unpacked('prose')['${path}'];`,
      resolveDir: '.',
    }));
    // So is the library that draws, which only pages need.
    onResolve({filter: /\/static\/svg\.ts$/}, ({kind}) =>
      kind === 'entry-point' ? undefined : {path: 'drawing', namespace: 'drawing'},
    );
    onLoad({filter: /.*/, namespace: 'drawing'}, () => ({
      contents: "import {unpacked} from 'unpacked'; export const {toFigure, toSvg} = unpacked('drawing');",
      resolveDir: '.',
    }));
    // Through an import, Node reads every export of its own module, and loads its whole client for one of them: .06 s.
    onResolve({filter: /^https?$/}, ({path, kind}) =>
      kind === 'import-statement' ? {path, namespace: 'required'} : undefined,
    );
    onLoad({filter: /.*/, namespace: 'required'}, ({path}) => ({contents: `module.exports = require('${path}');`}));
    // The client of GitHub takes it for requests by fetch, which are none of ours: half a megabyte.
    onResolve({filter: /^undici$/}, ({path}) => ({path, namespace: 'left-out'}));
    onLoad({filter: /.*/, namespace: 'left-out'}, ({path}) => ({
      contents: `export class ProxyAgent { constructor() { throw new Error('${path} is left out of this bundle.'); } }`,
    }));
    onResolve({filter: /^unpacked$/}, ({path}) => ({path, namespace: 'unpacked'}));
    onLoad({filter: /.*/, namespace: 'unpacked'}, () => ({contents: UNPACK}));
  },
};
const UNPACK = `import {readFileSync} from 'node:fs';
import {brotliDecompressSync} from 'node:zlib';
import process from 'node:process';
const found = new Map();
export function unpacked(name) {
  if (found.has(name)) return found.get(name);
  const text = brotliDecompressSync(readFileSync(new URL('./' + name + '.br', import.meta.url))).toString();
  const module = {exports: {}};
  new Function('module', 'exports', 'require', text)(module, module.exports, require);
  found.set(name, module.exports);
  return module.exports;
}`;

rmSync(OUT, {recursive: true, force: true});
mkdirSync(OUT, {recursive: true});
const main = await build({
  ...shared,
  entryPoints: {index: 'src/frontends/action/entry.ts'},
  format: 'esm',
  splitting: true,
  outExtension: {'.js': '.mjs'},
  plugins: [decoderApart, bundled],
  banner: {
    js: "import {createRequire as __createRequire} from 'node:module';const require=__createRequire(import.meta.url);",
  },
});
const worker = await build({
  ...cjs,
  entryPoints: {'fingerprint-worker': 'src/engines/image/fingerprint-worker.ts'},
  plugins: [decoderApart, bundled],
});
// Runs models, in a thread of its own; their runtime is what clip-runtime-path holds.
const sessions = await build({
  ...cjs,
  entryPoints: {'session-worker': 'src/engines/clip/session-worker.ts'},
  external: ['onnxruntime-node'],
});
const sharp = await build({...cjs, entryPoints: {sharp: resolve('sharp')}, plugins: [glueApart, unasked]});
const threads = await build({...cjs, entryPoints: {'sharp-wasm32': join(wasm, 'lib', glue)}});
copyFileSync(join(wasm, 'lib', glue.replace(/\.js$/, '.wasm')), join(OUT, glue.replace(/\.js$/, '.wasm')));
const model = await build({
  ...cjs,
  stdin: {
    contents: ['wink-nlp', 'wink-eng-lite-web-model']
      .map(name => `exports['${name}'] = require('${name}');`)
      .join('\n'),
    resolveDir: '.',
  },
  write: false,
});
const drawing = await build({...cjs, entryPoints: {drawing: 'src/plots/static/svg.ts'}, write: false});
for (const [name, {outputFiles}] of Object.entries({prose: model, drawing})) {
  // One step more takes three times as long, and saves a twentieth.
  const params = {[constants.BROTLI_PARAM_QUALITY]: 10, [constants.BROTLI_PARAM_LGWIN]: 24};
  writeFileSync(join(OUT, `${name}.br`), brotliCompressSync(outputFiles[0].contents, {params}));
}

const inputs = [main, worker, sessions, sharp, threads, model, drawing].flatMap(({metafile}) =>
  Object.keys(metafile.inputs),
);
const packages = new Set(inputs.flatMap(path => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []));
const notices = [...packages].toSorted().map(folder => {
  const {name, version, license} = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const files = readdirSync(folder, {withFileTypes: true})
    .filter(one => one.isFile() && /^(licen[cs]e|copying|notice)/i.test(one.name))
    .map(({name: file}) => file);
  const texts = files.map(file => readFileSync(join(folder, file), 'utf8').trim());
  return `${name} ${version} (${license})\n\n${texts.join('\n\n')}\n`;
});
writeFileSync(join(OUT, 'LICENSES.txt'), notices.join(`\n${'-'.repeat(80)}\n\n`));

const bytes = readdirSync(OUT).reduce((total, name) => total + statSync(join(OUT, name)).size, 0);
if (bytes > MOST_BYTES) throw new Error(`${OUT} has ${bytes} bytes: more than ${MOST_BYTES}.`);
if (!notices.some(text => text.startsWith('@img/sharp-wasm32')))
  throw new Error('The licence of the decoder is missing.');
process.stdout.write(`${OUT}: ${(bytes / 1e6).toFixed(2)} MB, ${packages.size} packages\n`);
