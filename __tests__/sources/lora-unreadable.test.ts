import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {readLoraHeader} from '../../src/sources/lora-header.ts';
import {dataSet} from '../helpers/data-set.ts';

describe('readLoraHeader(path) of a file that cannot be read', () => {
  const root = dataSet({});
  const stopsWith = (path: string, why: string): void =>
    expect(() => readLoraHeader(join(root, path))).toThrow(
      expect.objectContaining({
        code: 'source-unreadable',
        message: `${path} cannot be read: ${why}.`,
        hint: 'Check its permissions, and whether it is still there.',
      }),
    );
  it('says that it is gone', () => stopsWith('gone.safetensors', 'it is gone'));
  it('says that it is a folder', () => {
    mkdirSync(join(root, 'folder.safetensors'));
    stopsWith('folder.safetensors', 'it is a folder');
  });
});
