import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {imageHeads} from '../../../src/frontends/action/image-heads.ts';
import {gitBlobs} from '../../../src/sources/git-blobs.ts';
import {type Git, runner} from '../../../src/sources/git-command.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {drawn} from '../../helpers/pictures.ts';
import {git, repository} from '../../helpers/repository.ts';

const [A, B] = ['a', 'b'].map(digit => digit.repeat(40)) as [string, string];
const PNG = Buffer.from('\x89PNG\r\n\x1a\n and some more', 'latin1');

describe('imageHeads(path)', () => {
  it('gives back what was added, and writes nothing anew without need', () => {
    const path = join(dataSet({}), 'cache/heads');
    const heads = imageHeads(path);
    heads.add(A, PNG);
    heads.save();
    const again = imageHeads(path);
    expect(again.known).toEqual(new Map([[A, PNG]]));
    writeFileSync(path, 'touched by another');
    again.add(A, PNG);
    again.save();
    expect(readFileSync(path, 'utf8')).toBe('touched by another');
  });
  it('drops rows that are none', () => {
    const good = `${A} ${PNG.toString('base64')}`;
    const bad = ['', 'x', `${B} ${'A'.repeat(200)}`, `${B}  AAAA`, `../../etc/passwd AAAA`, `${B} AAAA\u0000`];
    const path = join(dataSet({heads: [good, ...bad].join('\n')}), 'heads');
    expect([...imageHeads(path).known.keys()]).toEqual([A]);
  });
  it('is no trouble where it cannot be written', () => {
    const heads = imageHeads(join(dataSet({file: 'x'}), 'file/heads'));
    heads.add(A, PNG);
    expect(() => heads.save()).not.toThrow();
  });
});

describe('gitBlobs(git, {heads})', () => {
  it('asks Git for no image whose first bytes are known, and tells the same of it', async () => {
    const picture = await drawn(1, 64, 64).png().toBuffer();
    const root = repository({
      'a.png': picture,
      'tiny.png': 'version https://git-lfs.github.com/spec/v1\n',
      'a.txt': 'sks',
    });
    const asked: string[] = [];
    const counting: Git = (args, input) => {
      if (args[1] === '--batch') asked.push(...(input ?? '').trim().split('\n'));
      return runner(root)(args, input);
    };
    const oid = (path: string): string => git(root, 'rev-parse', `HEAD:${path}`).trim();
    const heads = imageHeads(join(root, '.git/heads'));
    const read = (): Buffer[] => {
      const blobs = gitBlobs(counting, {mayFetch: false, heads});
      blobs.announce(
        git(root, 'rev-parse', 'HEAD^{tree}').trim(),
        new Map(['a.png', 'tiny.png'].map(path => [path, oid(path)])),
      );
      return ['a.png', 'tiny.png'].map(path => blobs.head(path, oid(path), 1024));
    };
    const [first, second] = [read(), read()];
    expect(asked.filter(name => name === oid('a.png'))).toHaveLength(1);
    expect(first[0]).toEqual(picture.subarray(0, 1024));
    expect(second[0]).toEqual(picture.subarray(0, 32));
    expect(second[1]).toEqual(first[1]);
    expect([...heads.known.keys()]).toEqual([oid('a.png')]);
  });
});
