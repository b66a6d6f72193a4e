import {execFileSync} from 'node:child_process';
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {fix} from '../../../src/frontends/cli/fix/fix.ts';
import {safeFixes} from '../../../src/frontends/action/fixes.ts';
import {gitHub} from '../../../src/frontends/action/github.ts';
import {postReview} from '../../../src/frontends/action/review.ts';
import {linesOfPatch, type Suggestion, suggestionBody, suggestionsIn} from '../../../src/frontends/action/suggest.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {FakeGitHub} from '../../helpers/fake-github.ts';
import {fetchSend} from '../../helpers/fetch-send.ts';
import {folderState} from '../../helpers/folder-state.ts';
import {checkChange} from '../../helpers/pull-request.ts';
import {recorder} from '../../helpers/world.ts';

const FILES = Object.fromEntries(
  Array.from({length: 5}, (_, i) => i).flatMap(i => [
    [`d/ü set/${i}.png`, null],
    [`d/ü set/${i}.txt`, i === 2 ? 'cat, dog' : `cat, tag${i}, , cat,\n`],
  ]),
);
const change = (before: string | Buffer, after: string, path = 'a.txt'): Parameters<typeof suggestionsIn>[0] => [
  {path, before: Buffer.from(before), after: Buffer.from(after)},
];

describe('safeFixes(folders, revisions, options)', () => {
  it('gives a patch that makes of the files what `tagnosis fix` makes of them', async () => {
    const files = Object.fromEntries(
      Object.entries(FILES).map(([path, content]) => [path, content ?? Buffer.from('x')]),
    );
    const {root, revisions, settings} = await checkChange({}, files);
    const {patch} = await safeFixes(['d/ü set'], revisions, {temp: dataSet({}), analyze: settings.analyze});
    const [applied, fixed] = [dataSet(files), dataSet(files)];
    writeFileSync(join(root, 'fixes.patch'), patch);
    execFileSync('git', ['apply', join(root, 'fixes.patch')], {cwd: applied});
    const args = [join(fixed, 'd/ü set'), '--write', '--force'];
    await fix(recorder(['fix', ...args]), args);
    expect(folderState(applied)).toEqual(folderState(fixed));
    expect(folderState(applied)).not.toEqual(folderState(dataSet(files)));
    expect(readFileSync(join(applied, 'd/ü set/2.txt'), 'utf8')).toBe('cat, dog');
  });
});

describe('suggestionsIn(files)', () => {
  it('names the line that changes', () =>
    expect(suggestionsIn(change('a\nb, b\n', 'a\nb\n'))).toMatchObject([
      {path: 'a.txt', line: 2, before: 'b, b', after: 'b'},
    ]));
  it.each([
    ['CRLF', change('a, a\r\n', 'a\r\n')],
    ['a byte order mark', change('\ufeffa, a', '\ufeffa')],
    ['another number of lines', change('\na, a', 'a')],
    ['another end of the file', change('a, a\n', 'a')],
    ['a table', change('{"a": "b, b"}', '{"a": "b"}', 'm.jsonl')],
    ['another encoding', change(Buffer.from([0xe9, 0x2c, 0x2c]), 'x')],
    ['a hidden sign', change('a, a\u202e', 'a\u202e')],
    ['a long line', change('a'.repeat(2001), 'a')],
  ])('leaves %s alone', (_, files) => expect(suggestionsIn(files)).toEqual([]));
});

describe('suggestionBody(suggestion, key)', () => {
  const one: Suggestion = {path: 'a', line: 1, before: '', after: '````', id: '0'.repeat(16)};
  it('has a fence that its text cannot end', () =>
    expect(suggestionBody(one, 'default')).toContain('\n`````suggestion\n````\n`````\n'));
});

describe('linesOfPatch(patch)', () => {
  it('counts what the new version shows', () =>
    expect([
      ...linesOfPatch('@@ -1,3 +1,3 @@\n a\n-b\n+c\n d\n@@ -9 +9,2 @@\n+x\n y\n\\ No newline at end of file'),
    ]).toEqual([1, 2, 3, 9, 10]));
});

describe('postReview(gitHub, review)', () => {
  it('suggests what is shown, and nothing twice', async () => {
    const fake = new FakeGitHub();
    const api = await fake.start();
    const client = gitHub({api, repository: 'o/n', token: 't', send: fetchSend, pause: async () => {}});
    fake.files = [{filename: 'a.txt', patch: '@@ -1,2 +1,2 @@\n a\n+b, b'}, {filename: 'large.txt'}];
    const suggestions = [
      ...suggestionsIn(change('a\nb, b\nc, c', 'a\nb\nc')),
      ...suggestionsIn(change('b, b', 'b', 'large.txt')),
      ...suggestionsIn(change('b, b', 'b', 'elsewhere.txt')),
    ];
    const review = {pull: 7, headSha: 'c'.repeat(40), key: 'default', author: fake.login, most: 20, suggestions};
    expect(await postReview(client, review)).toBe(1);
    expect(fake.reviewComments).toMatchObject([
      {path: 'a.txt', line: 2, body: expect.stringContaining('```suggestion\nb\n```')},
    ]);
    expect(await postReview(client, review)).toBe(0);
    expect(fake.writes).toBe(1);
  });
});
