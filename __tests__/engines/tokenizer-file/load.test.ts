import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {loadTokenizerFile} from '../../../src/engines/tokenizer-file/load.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {UNIGRAM} from '../../helpers/unigram.ts';

const load = (json: string) => loadTokenizerFile(join(dataSet({'tokenizer.json': json}), 'tokenizer.json'));

describe('loadTokenizerFile(path)', () => {
  it.each([
    ['', 1],
    ['red hat', 3],
    ['Red hat, smile', 6],
  ])('%j has %i tokens, the special one at the end included', async (text, tokens) =>
    expect((await load(JSON.stringify(UNIGRAM))).count(text)).toBe(tokens),
  );

  it.each([
    ['{', 'it is not JSON'],
    ['[]', '"model" is missing'],
    ['{"version": "1.0"}', '"model" is missing'],
    ['{"model": null}', '"model.vocab" is missing'],
    [JSON.stringify({...UNIGRAM, model: {...UNIGRAM.model, type: 'Oracle'}}), '"model.type" is "Oracle"'],
    [JSON.stringify({...UNIGRAM, normalizer: {type: 'Oracle'}}), 'Oracle'],
  ])('%.40s is tokenizer-invalid: %s', async (json, why) =>
    expect(load(json)).rejects.toMatchObject({code: 'tokenizer-invalid', message: expect.stringContaining(why)}),
  );

  it('a file that is not there is source-not-found', async () =>
    expect(loadTokenizerFile('nowhere.json')).rejects.toMatchObject({code: 'source-not-found'}));
});
