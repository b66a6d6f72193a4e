import {execFileSync} from 'node:child_process';
import {existsSync, readdirSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it, jest} from '@jest/globals';
import {gitMedium} from '../../src/sources/git-medium.ts';
import {parseRevision} from '../../src/sources/revision.ts';
import {analyze} from '../../src/analyze.ts';
import {dataSet} from '../helpers/data-set.ts';
import {inFolder} from '../helpers/in-folder.ts';

/** Each report asks Git a dozen times, which a busy machine takes its time for. */
jest.setTimeout(60_000);

const git = (cwd: string, ...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', '-c', 'commit.gpgsign=false', ...args], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });

const POINTER = `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 12345\n`;

function repository(files: Record<string, string | Buffer | null>): string {
  const root = dataSet(files);
  git(root, 'init', '-q', '-b', 'main');
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', 'data');
  return root;
}

const SET = {
  'train/10_cat/a é.png': null,
  'train/10_cat/a é.txt': 'sks, hat, black cat\n',
  'train/10_cat/b.png': POINTER,
  'train/10_cat/b.txt': 'sks,, cat\r\n',
  'train/10_cat/c.png': 'not an image',
  'train/10_cat/c.txt': Buffer.from([0x63, 0x61, 0x66, 0xe9]),
  'train/10_cat/.hidden/d.png': null,
};

describe('parseRevision(told)', () => {
  it('parts at the first colon', () => {
    expect(parseRevision('HEAD~1:a/b/')).toEqual({revision: 'HEAD~1', path: 'a/b'});
    expect(parseRevision('HEAD:')).toEqual({revision: 'HEAD', path: ''});
    expect(parseRevision('train')).toBeNull();
  });
});

describe('a revision read from below the root of its repository', () => {
  it('has paths from the root, and from the folder with ./ as Git has', async () => {
    const root = repository({...SET, 'other/1_dog/x.png': null, 'other/1_dog/x.txt': 'dog'});
    const items = async (from: string, told: string): Promise<number> =>
      inFolder(join(root, from), async () => (await analyze(told)).dataset.items);
    const whole = await items('.', 'HEAD:');
    expect(whole).toBe(4);
    expect(await items('train', 'HEAD:')).toBe(whole);
    expect(await items('train', 'HEAD:other')).toBe(1);
    expect(await items('train', 'HEAD:./10_cat')).toBe(3);
    expect(await items('train', 'HEAD:./')).toBe(3);
  });
});

describe('a revision', () => {
  it('gives the same report as the folder, byte for byte, and writes nothing', async () => {
    const root = repository(SET);
    const files = () =>
      readdirSync(root, {recursive: true, encoding: 'utf8'})
        .toSorted()
        .map(name => `${name} ${statSync(join(root, name)).mtimeMs}`);
    const before = files();
    const [folder, revision] = await inFolder(root, async () => [await analyze('train'), await analyze('HEAD:train')]);
    expect(JSON.stringify(revision)).toBe(JSON.stringify(folder));
    expect(folder?.notes.map(({code}) => code)).toEqual(
      expect.arrayContaining(['lfs-pointer', 'caption-not-utf8', 'image-not-an-image', 'empty-tags']),
    );
    expect(files()).toEqual(before);
  });
  it('names objects that a partial clone lacks', async () => {
    const root = repository(SET);
    git(root, 'config', 'uploadpack.allowFilter', 'true');
    const clone = dataSet({});
    git(clone, 'clone', '-q', '--bare', '--filter=blob:none', `file://${root}`, 'part');
    const {medium, at} = gitMedium('HEAD', 'train', join(clone, 'part'));
    const tree = medium.tree(at, {followSymlinks: false});
    expect(tree.files).toHaveLength(6);
    expect(() => tree.read('10_cat/b.txt')).toThrow('git-blob-missing');
    expect(existsSync(join(clone, 'part', 'FETCH_HEAD'))).toBe(false);
  });
  it.each([
    ['nothing:train', 'git-unknown-revision'],
    ['HEAD:nowhere', 'git-unknown-revision'],
  ])('%s stops with %s', async (told, code) => {
    const root = repository({'a.png': null, 'a.txt': 'x'});
    await inFolder(root, () => expect(analyze(told)).rejects.toMatchObject({code}));
  });
  it('says when there is no repository', async () => {
    await inFolder(dataSet({'a.txt': 'x'}), () =>
      expect(analyze('HEAD:x')).rejects.toMatchObject({code: 'git-not-a-repository'}),
    );
  });
  it('does not take an option for a revision', async () => {
    const root = repository({'a.png': null, 'a.txt': 'x'});
    await inFolder(root, () =>
      expect(analyze('--upload-pack=x:y')).rejects.toMatchObject({code: 'git-unknown-revision'}),
    );
  });
});
