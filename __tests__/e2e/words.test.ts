import {spawnSync} from 'node:child_process';
import {mkdirSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {run} from '../../src/frontends/cli/run.ts';
import {writing} from '../../src/frontends/cli/writing.ts';
import {dataSet} from '../helpers/data-set.ts';
import {recorder} from '../helpers/world.ts';

const SET = Object.fromEntries(
  Array.from({length: 24}, (_, i) => [[`${i}.png`, null] as const, [`${i}.txt`, `sks, hat, ${i % 6}`] as const]).flat(),
);
const CAPTIONS = Object.fromEntries(Array.from({length: 24}, (_, i) => [`${i}.txt`, `sks, hat ${i}, ${i % 6}, red`]));

async function ran(...argv: readonly string[]) {
  const world = recorder(argv);
  const code = await run(world);
  return {code, printed: world.printed.join(''), warned: world.warned.join(''), written: world.written};
}

describe('paths that are no data set', () => {
  const root = dataSet({...SET, 'note.json': '{\n "a": 1,\n b\n}'});
  it.each([
    ['', 'The path is empty.'],
    ['https://example.org/set', 'Download it first'],
    [join(root, '1.png'), 'Give its folder.'],
    [join(root, '1.txt'), 'Give its folder.'],
    ['/dev/null', '/dev/null is neither a file nor a folder.'],
    ['C:\\nope', 'There is nothing at C:\\nope'],
    ['C:/nope/train', 'There is nothing at C:/nope/train'],
    [join(root, 'note.json'), 'note.json:3:2: not JSON'],
  ])('%j', async (path, words) =>
    expect(await ran('check', path)).toMatchObject({code: 2, warned: expect.stringContaining(words)}),
  );
});

describe('revisions', () => {
  const root = dataSet({'train/1.png': null, 'train/1.txt': 'hat'});
  const git = (...args: string[]) =>
    spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.c', ...args], {cwd: root, encoding: 'utf8'});
  git('init', '-q');
  git('add', '.');
  git('commit', '-qm', 'first');
  const check = (path: string) =>
    spawnSync(process.execPath, [join(process.cwd(), 'dist/cli.cjs'), 'check', path], {cwd: root, encoding: 'utf8'});
  it.each([
    ['HEAD:nope', 'HEAD has no nope.'],
    ['nope:train', 'There is no revision "nope" here.'],
  ])('%s says what is missing', (path, words) => expect(check(path).stderr).toContain(words));
});

describe('--fail-under', () => {
  it.each([[[]], [['-q']]])('says why it fails, with %j', async more => {
    const {code, warned} = await ran('check', dataSet(CAPTIONS), '--captions-only', '--fail-under', '100', ...more);
    expect([code, warned]).toEqual([1, expect.stringMatching(/(?:is below|cannot reach) --fail-under 100/)]);
  });
  it('fails a partial score that cannot reach it', async () => {
    const root = dataSet({
      ...SET,
      ...Object.fromEntries(Object.keys(SET).map(name => [name, name.endsWith('png') ? null : ''])),
    });
    const {code, warned} = await ran('check', root, '--fail-under', '90');
    expect([code, warned]).toEqual([1, expect.stringMatching(/it cannot reach --fail-under 90: at most \d+\.\n/)]);
  });
  it('does not gate a partial score that may reach it', async () => {
    // Of prose that is not English neither balance nor structure is judged.
    const prose = (i: number): string => `Eine Frau mit rotem Mantel geht am Abend durch die Stadt ${i % 9}`;
    const files = Object.keys(SET).map((name, i) => [name, name.endsWith('png') ? null : prose(i)] as const);
    const {code, warned, printed} = await ran(
      'check',
      dataSet(Object.fromEntries(files)),
      '--no-images',
      '--fail-under',
      '95',
    );
    expect([code, warned]).toEqual([0, expect.stringContaining('partial')]);
    expect(printed).not.toContain('--fail-under');
  });
  it('says that nothing can be judged', async () => {
    const root = dataSet({'metadata.jsonl': '{"file_name": "a.png", "text": ""}\n'});
    const {code, warned} = await ran('check', root, '--fail-under', '50');
    expect([code === 1 || code === 3, warned]).toEqual([true, expect.stringMatching(/cannot/)]);
  });
  it.each(['-1', '0x10', '101', 'high'])('%s is no score', async told => {
    const {code, warned} = await ran('check', '.', '--fail-under', told);
    expect([code, warned]).toEqual([
      2,
      `tagnosis: --fail-under wants a number from 0 to 100, not "${told}".\n  For example: --fail-under 70\n`,
    ]);
  });
});

describe('several paths', () => {
  const [good, other] = [dataSet(SET), dataSet({'a.png': null, 'a.txt': 'hat'})];
  it('print the good ones, name the bad, and end with 2', async () => {
    const {code, printed, warned} = await ran('check', good, '/no/where', other);
    expect([code, printed.match(/^Health score/gm)?.length]).toEqual([2, 2]);
    expect(warned).toContain('There is nothing at /no/where');
    expect(printed).toMatch(/─{80}\n\nAll data sets\n.*\n.*\n$/);
  });
});

describe('what was written', () => {
  const root = dataSet(SET);
  it('is said, and its name tells the format', async () => {
    const {warned, written} = await ran('check', root, '-o', 'r.json');
    expect([warned, written[0]?.[1].startsWith('{')]).toEqual(['Wrote r.json\n', true]);
    expect((await ran('check', root, '-o', 'r.md')).written[0]?.[1]).toMatch(/^## /);
    expect((await ran('check', root, '-o', 'r.md', '-q')).warned).toBe('');
  });
  it.each([
    ['no/where.txt', 'its folder does not exist'],
    ['folder', 'it is a folder'],
    ['0.png/r.txt', 'a part of its path is a file'],
  ])('%s: says why not', (name, reason) => {
    const path = join(dataSet({'0.png': null, 'folder/x.txt': ''}), name);
    expect(() => writing(path, () => writeFileSync(path, ''))).toThrow(reason);
  });
  it('needs a name', () => expect(() => writing('', () => {})).toThrow('empty'));
});

describe('arguments that contradict or exceed', () => {
  it.each([
    [['check', '.', '--config', 'a', '--no-config'], 'contradict'],
    [['explain', 'gini', 'extra'], 'one name'],
    [['init', 'a', 'b'], 'one folder'],
    [['check', '.', '--max-caption-bytes', 'x'], '--max-caption-bytes 65536'],
    [['check', '.', '--option', 'shuffle_caption=maybe'], 'true or false'],
    [['.'], 'Did you mean: tagnosis check .?'],
    [['help', 'chek'], 'Did you mean: tagnosis check?'],
  ])('%j', async (argv, words) =>
    expect(await ran(...argv)).toMatchObject({code: 2, warned: expect.stringContaining(words)}),
  );
  it.each([['-V'], ['--version'], ['-v']])('%s prints the version', async flag =>
    expect((await ran(flag)).printed).toMatch(/^\d+\.\d+\.\d+\n$/),
  );
  it('help check is check --help', async () =>
    expect((await ran('help', 'check')).printed).toBe((await ran('check', '--help')).printed));
});

describe('names in tagnosis.yml', () => {
  it.each([
    ['advice: {off: [nope]}', 'tagnosis.yml:1:16: advice.off.0: there is no rule "nope"'],
    ['advice: {accept: ["one-of-tags:smile"]}', 'Did you mean one-off-tags?'],
    ['options: {keep_tokens: many}', 'tagnosis.yml:1:24: options.keep_tokens: keep_tokens wants a whole number'],
    ['encoder: foo', 'tagnosis.yml:1:10: encoder: There is no encoder "foo"'],
    ['layout: pair', 'Did you mean pairs?'],
    ['options: {shuffle_caption: perhaps}', 'wants true or false'],
  ])('%s', async (text, words) => {
    const {code, warned} = await ran('check', dataSet({...SET, 'tagnosis.yml': text}));
    expect([code, warned]).toEqual([2, expect.stringContaining(words)]);
  });
  it('a trigger may be one word', async () =>
    expect((await ran('check', dataSet({...SET, 'tagnosis.yml': 'trigger: sks'}))).printed).toContain('sks (as told)'));
});

describe('colours', () => {
  it.each([
    [{FORCE_COLOR: '1'}, [], true],
    [{FORCE_COLOR: '0'}, [], false],
    [{FORCE_COLOR: '1', NO_COLOR: '1'}, [], false],
    [{FORCE_COLOR: '1'}, ['--no-color'], false],
  ])('%j and %j: %s', async (env, more, expected) => {
    const world = recorder(['check', dataSet({'a.png': null, 'a.txt': 'hat'}), ...more], {env});
    await run(world);
    expect(world.printed.join('').includes('\u001b[')).toBe(expected);
  });
});

describe('a reader that has seen enough', () => {
  it('changes nothing of what the gate says', () => {
    const root = dataSet(CAPTIONS);
    mkdirSync(join(root, 'bin'));
    symlinkSync(process.execPath, join(root, 'bin', 'node'));
    const {stdout} = spawnSync(
      'bash',
      [
        '-c',
        `node dist/cli.cjs check ${root} --captions-only --fail-under 100 -f json 2>/dev/null | true; echo "\${PIPESTATUS[0]}"`,
      ],
      {encoding: 'utf8'},
    );
    expect(stdout).toBe('1\n');
  });
});

describe('mistakes in the settings of a trainer', () => {
  it.each([
    ['s.yaml', 'config:\n\t- a\n', 's.yaml:2:1: not YAML: Tabs are not allowed as indentation.'],
    ['s.yaml', 'config: {}\n---\na: b\n', 's.yaml:2:1: not YAML: a second document begins here (---)'],
    ['s.yaml', '['.repeat(20_000), 'too deeply nested'],
    ['s.json', '{"datasets": [\n  {,}\n]}', 's.json:2:4: not JSON: '],
  ])('%s %.12j', async (name, text, words) => {
    const {code, warned} = await ran('check', join(dataSet({[name]: text}), name));
    expect([code, warned]).toEqual([2, expect.stringContaining(words)]);
  });
});
