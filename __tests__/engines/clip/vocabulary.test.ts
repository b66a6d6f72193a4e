import {copyFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {embed, type Embedded} from '../../../src/engines/clip/embed.ts';
import {openClipFolder} from '../../../src/engines/clip/model-folder.ts';
import {cutTokens, loadTextTokens} from '../../../src/engines/clip/text-tokens.ts';
import {policyOf} from '../../../src/engines/image/policy.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {EXPECTED, TINY_CLIP} from '../../helpers/tiny-clip.ts';

const [START, END] = [49_406, 49_407];
const TEXTS = EXPECTED.texts.map(({text}) => text);

/** A vocabulary of words by the ids that the test model knows them by: another make, of which the vectors must be the same. */
function tokenizer(more: Readonly<Record<string, unknown>> = {}): object {
  const vocab: Record<string, number> = {'[UNK]': 0, '[CLS]': START, '[SEP]': END, '[PAD]': 1, tn: 3827, '##sh': 849};
  for (const {text, ids} of EXPECTED.texts) {
    const words = (text.match(/[a-z]+|,/g) ?? []).flatMap(word => (word === 'tnsh' ? ['tn', '##sh'] : [word]));
    for (const [i, word] of words.entries()) vocab[word] ??= ids[i + 1] ?? 0;
  }
  const special = (content: string): object => ({id: vocab[content], content, special: true});
  return {
    version: '1.0',
    added_tokens: ['[UNK]', '[CLS]', '[SEP]', '[PAD]'].map(special),
    normalizer: {type: 'BertNormalizer', clean_text: true, lowercase: true},
    pre_tokenizer: {type: 'BertPreTokenizer'},
    post_processor: {
      type: 'TemplateProcessing',
      single: [
        {SpecialToken: {id: '[CLS]', type_id: 0}},
        {Sequence: {id: 'A', type_id: 0}},
        {SpecialToken: {id: '[SEP]', type_id: 0}},
      ],
      pair: [],
      special_tokens: {
        '[CLS]': {id: '[CLS]', ids: [START], tokens: ['[CLS]']},
        '[SEP]': {id: '[SEP]', ids: [END], tokens: ['[SEP]']},
      },
    },
    decoder: null,
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab,
    },
    ...more,
  };
}

function model(config: object | null, table: unknown): string {
  const folder = dataSet({});
  for (const name of ['text_model.onnx', 'vision_model.onnx', 'preprocessor_config.json'])
    copyFileSync(join(TINY_CLIP, name), join(folder, name));
  if (config !== null) writeFileSync(join(folder, 'config.json'), JSON.stringify(config));
  if (table !== undefined)
    writeFileSync(join(folder, 'tokenizer.json'), typeof table === 'string' ? table : JSON.stringify(table));
  return folder;
}

const OTHER = {model_type: 'chinese_clip', text_config: {vocab_size: 21_128}};
const asked = async (folder: string, cache: string | null = null): Promise<Embedded> =>
  embed({pictures: [], texts: TEXTS}, {model: folder, policy: policyOf('kohya'), cache, threads: 1});

function apart({texts}: Embedded): number {
  const differences = texts.flatMap((vector, t) => {
    const wanted = EXPECTED.texts[t]?.embed ?? [];
    const length = Math.hypot(...wanted);
    return wanted.map((x, k) => Math.abs(x / length - (vector?.[k] ?? NaN)));
  });
  return Math.max(...differences);
}

describe('a model of another vocabulary', () => {
  it.each([
    ['by its size', OTHER],
    ['by its kind', {model_type: 'jina_clip', text_config: {}}],
    ['for want of settings', null],
  ])('is known %s, and reads texts with its tokenizer.json', async (_how, config) => {
    const found = await asked(model(config, tokenizer()));
    expect(apart(found)).toBeLessThan(1e-5);
  });

  it('is another one with another tokenizer.json', async () => {
    const [one, other] = [model(OTHER, tokenizer()), model(OTHER, tokenizer({truncation: null}))];
    expect((await asked(one)).model.fingerprint).not.toBe((await asked(other)).model.fingerprint);
  });

  it("CLIP's own is read with the table that ships with the package", async () => {
    const own = model({model_type: 'clip', text_config: {}}, '{}');
    expect(openClipFolder(own).tokenizer).toBeNull();
    expect(apart(await asked(own))).toBeLessThan(1e-5);
  });

  it.each([
    ['a missing tokenizer.json', undefined, 'model-invalid', 'there is no tokenizer.json'],
    ['a damaged one', '{', 'tokenizer-invalid', 'it is not JSON'],
    [
      'one of an unknown make',
      {model: {type: 'WordLevel', vocab: {}}},
      'tokenizer-invalid',
      '"model.type" is "WordLevel"',
    ],
  ])('%s is said', async (_what, table, code, why) => {
    const folder = model(OTHER, table);
    await expect((async () => asked(folder))()).rejects.toMatchObject({
      code,
      message: expect.stringContaining(why) as unknown,
    });
  });
});

describe('loadTextTokens(path)', () => {
  const written = (table: object): string => join(dataSet({'tokenizer.json': JSON.stringify(table)}), 'tokenizer.json');

  it('cuts what is too long, and keeps the end', async () => {
    const [file, own] = [await loadTextTokens(written(tokenizer())), await loadTextTokens(null)];
    for (const tokens of [file, own]) {
      const ids = tokens.encode('red circle');
      expect([...cutTokens(ids, 4, tokens)]).toEqual([START, 736, 7117, END]);
      expect([...cutTokens(ids, 3, tokens)]).toEqual([START, 736, END]);
    }
    expect([file.pad, own.pad]).toEqual([1, END]);
  });

  it('keeps no end where a tokenizer puts none', async () => {
    const tokens = await loadTextTokens(written(tokenizer({post_processor: null, padding: {pad_id: 5}})));
    expect(tokens).toMatchObject({end: null, pad: 5});
    expect([...cutTokens(tokens.encode('red circle'), 1, tokens)]).toEqual([736]);
  });
});
