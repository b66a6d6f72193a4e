import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {readConfig} from '../../src/config/config-file.ts';
import {dataSet} from '../helpers/data-set.ts';

const read = (text: string) => readConfig(join(dataSet({'tagnosis.yml': text}), 'tagnosis.yml'));

describe('options of tagnosis.yml', () => {
  it('are those that --option knows', async () => {
    expect(await read('options: {keep_tokens: 1}\n')).toEqual({options: {keep_tokens: 1}});
  });
  it('others are refused, with their place', async () => {
    await expect(read('profile: kohya\noptions: {keep_token: 1}\n')).rejects.toMatchObject({
      code: 'config-unknown-key',
      message: expect.stringMatching(/tagnosis\.yml:2:\d+: options\.keep_token/),
      hint: 'Did you mean keep_tokens?',
    });
  });
});
