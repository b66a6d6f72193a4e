import {readFileSync} from 'node:fs';
import {describe, expect, it} from '@jest/globals';
import {loadClipTokenizer} from '../../src/engines/clip-tokenizer/load.ts';

const references = JSON.parse(readFileSync('../shared/data/clip/reference_ids.json', 'utf8')) as {
  text: string;
  ids: number[];
}[];
const verdicts = (n: number): string => [75, 150, 225].map(limit => n > limit).join();
const differing = (how: 'ftfy' | 'nfc') => {
  const tokenizer = loadClipTokenizer(how);
  return references.filter(({text, ids}) => tokenizer.encode(text).join() !== ids.join()).map(({text}) => text);
};

describe('clipTokenizer on 11,113 reference strings', () => {
  it('equals the reference under ftfy but for one case of mojibake', () => {
    const wrong = differing('ftfy');
    expect(wrong).toEqual([expect.stringMatching(/^Ã© mojibake/)]);
    expect(loadClipTokenizer('ftfy').encode(wrong[0] ?? '')).toHaveLength(12);
  });
  it('differs under nfc only where ftfy would repair', () => {
    const wrong = differing('nfc');
    // The fast tokenizer of tokenizers 0.23 differs on as many: ../shared/golden/tokens.json, wrong_nfc.
    expect(wrong).toHaveLength(44);
    expect(wrong.filter(text => !/[’“”&ﬀ-ﬆ\uff01-\uffef\ufeff]|Ã/.test(text))).toEqual([]);
  });
  it.each(['ftfy', 'nfc'] as const)('never crosses a budget differently: %s', how => {
    const tokenizer = loadClipTokenizer(how);
    const wrong = references.filter(({text, ids}) => verdicts(tokenizer.encode(text).length) !== verdicts(ids.length));
    expect(wrong).toEqual([]);
  });
});
