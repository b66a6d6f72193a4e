import {execFileSync} from 'node:child_process';
import {closeSync, ftruncateSync, openSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {analyze} from '../../src/analyze.ts';
import {diskTree} from '../../src/sources/disk-tree.ts';
import {gitMedium} from '../../src/sources/git-medium.ts';
import {DISK, filePieces, type Files, wholeText} from '../../src/sources/text-file.ts';
import {dataSet} from '../helpers/data-set.ts';

const POINTER = `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 12345\n`;
const failing = (code: string): Files => ({
  read: () => {
    throw Object.assign(new Error(code), {code});
  },
});
/** A file of that size that takes no room. */
function sparse(root: string, name: string, bytes: number): string {
  const file = openSync(join(root, name), 'w');
  ftruncateSync(file, bytes);
  closeSync(file);
  return join(root, name);
}

describe('wholeText(files, path)', () => {
  it('leaves out the byte order mark', () => {
    const root = dataSet({'m.json': '\ufeff{}'});
    expect(wholeText(diskTree(root, {followSymlinks: false}), 'm.json')).toBe('{}');
  });
  it.each([
    ['EACCES', 'closed to you'],
    ['ENOENT', 'gone'],
    ['EISDIR', 'a folder'],
    ['EIO', 'cannot be read.'],
  ])('%s is an error that names the file', (code, says) =>
    expect(() => wholeText(failing(code), 'meta/metadata.jsonl')).toThrow(
      expect.objectContaining({
        code: 'source-unreadable',
        message: expect.stringMatching(new RegExp(`^meta/metadata\\.jsonl.*${says}`)),
      }),
    ),
  );
  it('a file that vanished, a folder and a device are errors too', () => {
    const root = dataSet({'m.json': '{}'});
    const tree = diskTree(root, {followSymlinks: false});
    rmSync(join(root, 'm.json'));
    for (const [files, path] of [
      [tree, 'm.json'],
      [DISK, root],
      [DISK, '/dev/zero'],
    ] as const)
      expect(() => wholeText(files, path)).toThrow(expect.objectContaining({code: 'source-unreadable'}));
  });
  it('a Git LFS pointer is named as one', () => {
    const tree = diskTree(dataSet({'metadata.jsonl': POINTER}), {followSymlinks: false});
    const error = expect.objectContaining({code: 'source-unreadable', hint: expect.stringContaining('git lfs pull')});
    expect(() => wholeText(tree, 'metadata.jsonl')).toThrow(error);
    expect(() => [...filePieces(tree, 'metadata.jsonl')]).toThrow(error);
  });
  it.each(['utf-16le', 'utf-16be'])('%s is named', order => {
    const bytes = Buffer.from('\ufeff{"text": "hat"}\n', 'utf16le');
    const tree = diskTree(dataSet({'metadata.jsonl': order === 'utf-16le' ? bytes : bytes.swap16()}), {
      followSymlinks: false,
    });
    const error = expect.objectContaining({
      code: 'source-unreadable',
      message: 'metadata.jsonl is UTF-16, not UTF-8.',
      hint: expect.stringContaining('-o FILE'),
    });
    expect(() => wholeText(tree, 'metadata.jsonl')).toThrow(error);
    expect(() => [...filePieces(tree, 'metadata.jsonl')]).toThrow(error);
  });
  it('a blob that a partial clone lacks is named', () => {
    const root = dataSet({'a.png': null, 'metadata.jsonl': '{}'});
    const git = (cwd: string, ...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {cwd, stdio: 'pipe'});
    git(root, 'init', '-q', '-b', 'main');
    git(root, 'add', '-A');
    git(root, '-c', 'commit.gpgsign=false', 'commit', '-q', '-m', 'data');
    git(root, 'config', 'uploadpack.allowFilter', 'true');
    const clone = dataSet({});
    git(clone, 'clone', '-q', '--bare', '--filter=blob:none', `file://${root}`, 'part');
    const {medium, at} = gitMedium('HEAD', '', join(clone, 'part'));
    const tree = medium.tree(at, {followSymlinks: false});
    const error = expect.objectContaining({
      code: 'source-unreadable',
      message: 'metadata.jsonl is not in this partial clone.',
    });
    expect(() => wholeText(tree, 'metadata.jsonl')).toThrow(error);
    expect(() => [...filePieces(tree, 'metadata.jsonl')]).toThrow(error);
  });
});

describe('files larger than a text can be', () => {
  it.each(['m.json', 'meta_cap.json', 'captions.json', 'metadata.csv', 'dataset.toml'])('%s is refused', async name => {
    const root = dataSet({'a.png': null});
    await expect(analyze(sparse(root, name, 700 * 2 ** 20))).rejects.toMatchObject({
      code: 'metadata-too-large',
      message: expect.stringContaining(name),
    });
  });
  it.each(['meta_cap.json', 'captions.json', 'metadata.csv'])('%s in a folder is refused', async name => {
    const root = dataSet({'a.png': null});
    sparse(root, name, 700 * 2 ** 20);
    await expect(analyze(root)).rejects.toMatchObject({code: 'metadata-too-large'});
  });
});
