import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {clearCache} from '../../../src/engines/image/cache-files.ts';
import {HEAD_BYTES, type LfsContent, LfsContents} from '../../../src/engines/image/lfs-contents.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {sha256} from '../../helpers/lfs.ts';

const pointerOf = (i: number): {oid: string; size: number} => ({oid: sha256(`file ${i}`), size: 100 + i});
const contentOf = (i: number): LfsContent => ({
  blob: i.toString(16).padStart(40, '0'),
  head: Buffer.from(`first bytes of file ${i}`.padEnd(HEAD_BYTES)),
});

/** A folder in which so many files were remembered. */
function remembered(files: number): string {
  const folder = join(dataSet({}), 'cache');
  const contents = new LfsContents(folder);
  for (let i = 0; i < files; i++) contents.remember(pointerOf(i), contentOf(i));
  contents.close();
  return folder;
}

function found(folder: string, i: number, size: number = pointerOf(i).size): LfsContent | null {
  const contents = new LfsContents(folder);
  const content = contents.find({oid: pointerOf(i).oid, size});
  contents.close();
  return content === null ? null : {...content, head: Buffer.from(content.head)};
}

describe('LfsContents', () => {
  it('finds what was remembered, and nothing else', () => {
    const folder = remembered(300);
    for (const i of [0, 7, 299]) expect(found(folder, i)).toEqual(contentOf(i));
    expect(found(folder, 300)).toBeNull();
  });
  it('does not take another size for the same file', () => expect(found(remembered(3), 1, 7)).toBeNull());
  it('keeps no more of a short file than it has', () => {
    const folder = join(dataSet({}), 'cache');
    const contents = new LfsContents(folder);
    contents.remember({oid: pointerOf(1).oid, size: 3}, {blob: contentOf(1).blob, head: Buffer.from('II*')});
    contents.close();
    expect(found(folder, 1, 3)?.head).toEqual(Buffer.from('II*'));
  });
  it('finds nothing, rather than something wrong, where any byte is another one', () => {
    const folder = remembered(2);
    const [name = ''] = readdirSync(folder);
    const whole = readFileSync(join(folder, name));
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({min: 1, max: 255}), (place, other) => {
        const bytes = Buffer.from(whole);
        bytes[place] = (bytes[place] ?? 0) ^ other;
        writeFileSync(join(folder, name), bytes);
        for (const i of [0, 1]) expect([null, contentOf(i)]).toContainEqual(found(folder, i));
      }),
    );
  });
  it('goes on where nothing can be kept', () => {
    const closed = join(dataSet({cache: 'a file where a folder should be'}), 'cache');
    const contents = new LfsContents(closed);
    contents.remember(pointerOf(1), contentOf(1));
    expect(() => contents.close()).not.toThrow();
    expect(found(closed, 1)).toBeNull();
  });
  it('is a part of the cache, and goes with it', () => {
    const folder = remembered(1);
    clearCache(folder, 'images');
    expect(readdirSync(folder)).toEqual([]);
  });
});
