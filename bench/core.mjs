// The parts of the library that a benchmark calls by themselves, bundled from the source as the package is.
import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {build} from 'esbuild';

export async function core() {
  mkdirSync('dist', {recursive: true});
  const outfile = join(process.cwd(), 'dist', '.bench.mjs');
  await build({
    stdin: {
      contents: `
        export {CorpusBuilder} from './src/corpus/corpus-builder.ts';
        export {PROFILES} from './src/config/profiles.ts';
        export {commonestTags, countPairs} from './src/statistics/pair-counts.ts';
        export {documentFrequency} from './src/statistics/tag-counts.ts';
        export {summarise} from './src/statistics/summarise.ts';
        export {countMixture} from './src/statistics/mixture.ts';
        export {itemTagSets} from './src/statistics/item-sets.ts';
        export {hammingJoin} from './src/math/hamming-join.ts';
        export {fingerprint} from './src/engines/image/fingerprint.ts';
        export {openSharp} from './src/engines/image/open-sharp.ts';
        export {policyOf} from './src/engines/image/policy.ts';
        export {seededRandom} from './src/math/random.ts';
        export {judge} from './src/report/build.ts';
        export {ClipModel} from './src/engines/clip/clip-model.ts';
        export {openClipFolder} from './src/engines/clip/model-folder.ts';
        export {embed} from './src/engines/clip/embed.ts';
        export {EmbeddingCache} from './src/engines/clip/embedding-cache.ts';
        export {CaptionSpace} from './src/statistics/alignment/caption-space.ts';
        export {rankCaptions} from './src/statistics/alignment/rank-captions.ts';
        export {loadClipTokenizer} from './src/engines/clip-tokenizer/load.ts';
        export {tokenCounter} from './src/engines/clip-tokenizer/counter.ts';`,
      resolveDir: process.cwd(),
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    outfile,
  });
  return import(outfile);
}
