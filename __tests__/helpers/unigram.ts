/** The tokenizer.json of a vocabulary of six pieces, of the make that T5 has: one special token at the end. */
export const UNIGRAM: {readonly model: object; readonly [part: string]: unknown} = {
  version: '1.0',
  added_tokens: [
    {id: 0, content: '</s>', special: true, single_word: false, lstrip: false, rstrip: false, normalized: false},
  ],
  normalizer: {type: 'Lowercase'},
  pre_tokenizer: {type: 'Metaspace', replacement: '▁', prepend_scheme: 'always', split: true},
  post_processor: {
    type: 'TemplateProcessing',
    single: [{Sequence: {id: 'A', type_id: 0}}, {SpecialToken: {id: '</s>', type_id: 0}}],
    pair: [],
    special_tokens: {'</s>': {id: '</s>', ids: [0], tokens: ['</s>']}},
  },
  decoder: null,
  model: {
    type: 'Unigram',
    unk_id: 1,
    vocab: [
      ['</s>', 0],
      ['<unk>', 0],
      ['▁red', -1],
      ['▁hat', -1],
      [',', -1],
      ['▁sm', -2],
      ['ile', -2],
    ],
  },
};
