import {spawnSync} from 'node:child_process';
import {rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {analyze} from '../../src/analyze.ts';
import {dataSet} from '../helpers/data-set.ts';

const PAIRS = 20_000;
const POINTER = `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 12345\n`;

describe('a folder large enough for the reading thread', () => {
  // The source has no thread's program beside it and reads file by file: the built command must say the same.
  it('gives the report of reading file by file, byte for byte', async () => {
    const root = dataSet({'0.png': null});
    for (let i = 0; i < PAIRS; i++) {
      writeFileSync(join(root, `${i}.png`), '\u0089PNG\r\n\u001a\n', 'latin1');
      writeFileSync(join(root, `${i}.txt`), `sks, hat ${i % 7}, view ${i % 90}`);
    }
    writeFileSync(join(root, '7.png'), POINTER);
    writeFileSync(join(root, '8.png'), 'hello');
    writeFileSync(join(root, '9.txt'), '');
    writeFileSync(join(root, '10.txt'), 'hat, '.repeat(20_000));
    writeFileSync(join(root, '11.txt'), `${'long tag '.repeat(7000)}, hat`);
    writeFileSync(join(root, '12.txt'), Buffer.from([0x63, 0x61, 0x66, 0xe9]));
    rmSync(join(root, '13.txt'));
    const {stdout} = spawnSync(
      process.execPath,
      ['dist/cli.cjs', 'check', root, '--no-config', '--no-images', '--format', 'json'],
      {
        encoding: 'utf8',
        maxBuffer: 2 ** 28,
      },
    );
    const inline = await analyze(root);
    expect(inline.notes.map(({code}) => code)).toEqual(
      expect.arrayContaining(['lfs-pointer', 'image-not-an-image', 'caption-zero-bytes', 'caption-too-large']),
    );
    expect(stdout).toBe(`${JSON.stringify(inline, null, 2)}\n`);
  }, 120_000);
});
