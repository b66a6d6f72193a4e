import {rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {contentIdOf} from '../../../src/engines/image/content-id.ts';
import {LfsContents} from '../../../src/engines/image/lfs-contents.ts';
import {type LfsFiles, lfsFiles} from '../../../src/frontends/action/lfs.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {keepContents, pointer, sha256} from '../../helpers/lfs.ts';

const CONTENT = Buffer.from(`\x89PNG\r\n\x1a\n${'a picture of a hat'.repeat(20)}`, 'latin1');
const POINTER = Buffer.from(pointer(CONTENT));

interface Places {
  readonly folder: string;
  readonly cache: string;
}

function places(contents: readonly Buffer[] = [CONTENT]): Places {
  const root = dataSet({});
  keepContents(join(root, 'lfs'), contents);
  return {folder: join(root, 'lfs'), cache: join(root, 'cache')};
}

/** What one run of several has, which keeps what it saw. */
function inOneRun<T>({folder, cache}: Places, work: (files: LfsFiles) => T): T {
  const contents = new LfsContents(cache);
  const told = work(lfsFiles(folder, contents));
  contents.close();
  return told;
}

const blob = ({blob: nameOf}: LfsFiles): string | null => nameOf(POINTER);

describe('lfsFiles(folder, contents)', () => {
  it('reads the file in the place of its pointer', () => {
    const files = lfsFiles(places().folder, null);
    expect(files.whole(POINTER)).toEqual(CONTENT);
    expect(Buffer.from(files.head(POINTER))).toEqual(CONTENT.subarray(0, 32));
    expect(files.blob(POINTER)).toBe(contentIdOf(CONTENT));
  });
  it('leaves what is no pointer as it is', () => {
    const files = lfsFiles(places().folder, null);
    expect([files.whole(CONTENT), files.head(CONTENT), files.blob(CONTENT)]).toEqual([CONTENT, CONTENT, null]);
  });
  it('knows in a later run what a file was called and began with, not what is in it', () => {
    const kept = places();
    inOneRun(kept, blob);
    rmSync(kept.folder, {recursive: true});
    inOneRun(kept, files => {
      expect(files.blob(POINTER)).toBe(contentIdOf(CONTENT));
      expect(Buffer.from(files.head(POINTER))).toEqual(CONTENT.subarray(0, 32));
      expect(files.whole(POINTER)).toBe(POINTER);
      expect(files.isHere({oid: sha256(CONTENT), size: CONTENT.length})).toBe(false);
    });
  });
  it.each([
    ['other bytes of that size', Buffer.from(CONTENT).fill(0)],
    ['less of it', CONTENT.subarray(1)],
  ])('keeps nothing of %s under the name of the file', (_, forged) => {
    const kept = places();
    const oid = sha256(CONTENT);
    writeFileSync(join(kept.folder, 'objects', oid.slice(0, 2), oid.slice(2, 4), oid), forged);
    for (let run = 0; run < 2; run++) {
      inOneRun(kept, files => {
        expect([files.blob(POINTER), files.head(POINTER), files.whole(POINTER)]).toEqual([null, POINTER, POINTER]);
      });
    }
  });
  it('takes a pointer to a pointer for a file that is not here', () => {
    const kept = places([POINTER]);
    const outer = Buffer.from(pointer(POINTER));
    for (let run = 0; run < 2; run++) expect(inOneRun(kept, files => files.blob(outer))).toBeNull();
  });
  it('takes no pointer for another that lies about the size', () => {
    const kept = places();
    inOneRun(kept, blob);
    const lying = Buffer.from(POINTER.toString().replace(`size ${CONTENT.length}`, 'size 7'));
    expect(inOneRun(kept, files => files.blob(lying))).toBeNull();
  });
});
