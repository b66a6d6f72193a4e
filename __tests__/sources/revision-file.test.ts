import {execFileSync} from 'node:child_process';
import {describe, expect, it, jest} from '@jest/globals';
import {analyze} from '../../src/analyze.ts';
import {dataSet} from '../helpers/data-set.ts';

/** Each report asks Git a dozen times, which a busy machine takes its time for. */
jest.setTimeout(60_000);

const ROWS = '{"file_name": "../i/a.png", "text": "1girl, hat"}\n';
const FILES = {
  'i/a.png': null,
  'meta/metadata.jsonl': '{"file_name": "a.png", "text": "1girl, hat"}\n',
  'meta/a.png': null,
  'a.png': null,
  'metadata.csv': 'file_name,text\na.png,"hat, cat"\n',
  'meta_cap.json': '{"a": {"tags": "hat"}}',
  'deep/er/metadata.jsonl': ROWS,
  'k.toml': '[[datasets]]\n',
};

/** Runs in a repository that holds the files in one commit, and in its work tree. */
async function inRepository<T>(run: () => Promise<T>): Promise<T> {
  const root = dataSet(FILES);
  const git = (...args: string[]) =>
    execFileSync(
      'git',
      ['-c', 'user.name=t', '-c', 'user.email=t@example.org', '-c', 'commit.gpgsign=false', ...args],
      {
        cwd: root,
        stdio: 'pipe',
      },
    );
  git('init', '-q', '-b', 'main');
  git('add', '-A');
  git('commit', '-q', '-m', 'data');
  const before = process.cwd();
  process.chdir(root);
  try {
    return await run();
  } finally {
    process.chdir(before);
  }
}

describe('a file of a revision', () => {
  it.each(['meta/metadata.jsonl', 'metadata.csv', 'meta_cap.json', './meta/metadata.jsonl'])(
    '%s gives the report of the file on disk',
    async path => {
      const [revision, file] = await inRepository(async () => [await analyze(`HEAD:${path}`), await analyze(path)]);
      expect(JSON.stringify(revision)).toBe(JSON.stringify(file));
      expect(file?.dataset.items).toBe(1);
    },
  );
  it('that holds no settings after all says so, as on disk', async () =>
    inRepository(async () => {
      for (const path of ['k.toml', 'HEAD:k.toml'])
        await expect(analyze(path)).rejects.toMatchObject({code: 'config-missing-key'});
    }));
  it('that is not there says so', async () =>
    inRepository(() => expect(analyze('HEAD:m.jsonl')).rejects.toMatchObject({code: 'git-unknown-revision'})));
});
