import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {countedKind} from '../src/counted-kind.ts';
import {SAVED_START} from '../src/statistics/saved.ts';
import {dataSet} from './helpers/data-set.ts';

describe('countedKind(path)', () => {
  const root = dataSet({
    'saved.json': `${SAVED_START},"version":2}`,
    'saved.txt': SAVED_START,
    'short.json': SAVED_START.slice(0, -1),
    'report.json': '{"schemaVersion": 1}',
    'empty.json': '',
    'some.safetensors': 'anything',
  });
  mkdirSync(join(root, 'folder.json'));
  mkdirSync(join(root, 'folder.safetensors'));
  it.each([
    ['saved.json', 'statistics'],
    ['some.safetensors', 'lora'],
    ['saved.txt', null],
    ['short.json', null],
    ['report.json', null],
    ['empty.json', null],
    ['folder.json', null],
    ['folder.safetensors', null],
    ['gone.json', null],
  ])('%s: %s', (name, kind) => expect(countedKind(join(root, name))).toBe(kind));
});
