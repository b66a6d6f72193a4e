import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {analyze} from '../../src/analyze.ts';
import type {AnalyzeOptions} from '../../src/analyze-options.ts';
import {memorySource} from '../../src/sources/memory.ts';
import {dataSet} from '../helpers/data-set.ts';
import {UNIGRAM} from '../helpers/unigram.ts';

const FILE = join(dataSet({'tokenizer.json': JSON.stringify(UNIGRAM)}), 'tokenizer.json');
/** 3, 6 and 9 tokens with the one at the end. */
const CAPTIONS = ['red hat', 'red hat, smile', 'red hat, smile, hat'];
const overflow = async (options: AnalyzeOptions) => {
  const items = CAPTIONS.map((caption, i) => ({key: String(i), caption}));
  const report = await analyze(memorySource(items), options);
  return {...report.metrics['token-overflow'], basis: report.basis};
};
const T5 = {encoder: {encoder: 't5', tokens: 6}} as const;

describe('a text encoder that is not CLIP', () => {
  it('is not counted without its vocabulary, and says what to give', async () =>
    expect(await overflow(T5)).toMatchObject({
      status: 'not-run',
      reason: 'The t5 encoder reads 6 tokens; its tokenizer.json counts them: --tokenizer t5=FILE.',
    }));

  it.each([['t5'], ['any']])('is counted with the file of %s: all tokens, and tags that are never read', async name => {
    const {value, detail} = await overflow({...T5, tokenizers: {[name]: FILE}});
    expect(value).toBeCloseTo(1 / 3, 12);
    // `hat` stands beyond six tokens in its only caption.
    expect(detail?.values).toMatchObject({longest: 8, budget: 6, 'dead-tags': 1, 'lost-uses': 1});
  });

  it('a tag is lost when no room is left beside the token at the end', async () => {
    const {detail} = await overflow({encoder: {encoder: 't5', tokens: 5}, tokenizers: {t5: FILE}});
    // `red hat, smile` is six tokens: the end of `smile` goes; in the longer one `smile` and `hat`.
    expect(detail?.values).toMatchObject({'lost-uses': 3, 'cut-uses': 2});
  });

  it('another file is another basis', async () => {
    const other = join(dataSet({'t.json': `${JSON.stringify(UNIGRAM)} `}), 't.json');
    const [a, b] = await Promise.all([FILE, other].map(t5 => overflow({...T5, tokenizers: {t5}})));
    expect(a?.basis).not.toBe(b?.basis);
    expect(a?.value).toBe(b?.value);
  });
});
