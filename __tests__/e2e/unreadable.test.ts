import {spawnSync} from 'node:child_process';
import {chmodSync, existsSync, mkdirSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, describe, expect, it} from '@jest/globals';
import {dataSet} from '../helpers/data-set.ts';

/** Somebody else than the super-user could not take them away again. */
const closed: string[] = [];
afterAll(() => closed.filter(path => existsSync(path)).forEach(path => chmodSync(path, 0o755)));

/** The super-user may read everything, so it runs the command as somebody else. */
function check(...args: readonly string[]) {
  const somebody = process.getuid?.() === 0 ? {uid: 65_534, gid: 65_534} : {};
  return spawnSync(process.execPath, ['dist/cli.cjs', 'check', ...args], {
    encoding: 'utf8',
    timeout: 20_000,
    ...somebody,
  });
}

function openSet(files: Readonly<Record<string, string | null>>): string {
  const root = dataSet(files);
  chmodSync(root, 0o755);
  return root;
}

function close(path: string): void {
  chmodSync(path, 0);
  closed.push(path);
}

describe('a folder that cannot be read', () => {
  it('stands in plain sight, with its whole path, and costs validity', () => {
    const root = openSet({
      'a/10_cat/1.png': null,
      'a/10_cat/1.txt': 'cat, hat',
      'a/10_cat/2.png': null,
      'a/10_cat/2.txt': 'cat, scarf',
      'a/10_cat/bad/3.png': null,
    });
    close(join(root, 'a/10_cat/bad'));
    const {stdout} = check(join(root, 'a'), '--format', 'json');
    const {notes, metrics} = JSON.parse(stdout) as {
      notes: {code: string; places: string[]}[];
      metrics: Record<string, {value: number}>;
    };
    expect(notes.find(({code}) => code === 'folder-unreadable')?.places).toEqual(['10_cat/bad']);
    expect(metrics['validity']?.value).toBeCloseTo(1 / 3, 12);
    expect(check(join(root, 'a')).stdout).toContain('1 folder could not be read: what is in it is not judged.');
    expect(check(join(root, 'a'), '--format', 'markdown').stdout).toContain('1 folder could not be read');
  });
  it('is not called empty', () => {
    const root = openSet({'sub/1.png': null});
    close(join(root, 'sub'));
    expect(check(root).stderr).toContain('1 folder of it could not be read (sub)');
  });
});

describe('a folder that may be listed and not entered', () => {
  const LISTED = 0o744;
  const files = {'set/1_a/1.png': null, 'set/1_a/1.txt': 'hat', 'set/1_b/2.png': null, 'set/1_b/2.txt': 'tie'};
  const listOnly = (path: string): void => {
    chmodSync(path, LISTED);
    closed.push(path);
  };
  it.each([[[]], [['--no-images']]])('costs validity below the set, with %j', options => {
    const root = openSet({...files, 'set/1_b/metadata_cache.json': '{}'});
    listOnly(join(root, 'set/1_b'));
    const {stdout, stderr, status} = check(join(root, 'set'), '--no-cache', '--format', 'json', ...options);
    expect([status, stderr]).toEqual([0, '']);
    const {metrics} = JSON.parse(stdout) as {metrics: Record<string, {value: number}>};
    expect(metrics['validity']?.value).toBeCloseTo(1 / 2, 12);
  });
  it('is said to be unreadable when it is the set', () => {
    const root = openSet(files);
    listOnly(join(root, 'set'));
    expect(check(join(root, 'set')).stderr).toMatch(
      /^tagnosis: set holds no data set: 2 folders of it could not be read/,
    );
    expect(check(join(root, 'set/1_a')).stderr).toMatch(/cannot be reached\.\n {2}Check its permissions\.\n$/);
  });
});

describe('a tagnosis.yml that is a circle of links', () => {
  it('leads nowhere, and that is said', () => {
    const root = openSet({'1.png': null, '1.txt': 'hat'});
    symlinkSync('tagnosis.yml', join(root, 'tagnosis.yml'));
    expect(check(root).stderr).toContain('tagnosis.yml is a link that leads nowhere.');
  });
});

describe('a LoRA that is closed', () => {
  it('is an error that says so, not a stack trace', () => {
    const root = openSet({'x.safetensors': '{}'});
    close(join(root, 'x.safetensors'));
    const {status, stderr} = check(join(root, 'x.safetensors'));
    expect(status).toBe(2);
    expect(stderr).toContain('x.safetensors cannot be read: it is closed to you.');
    expect(stderr).toContain('Check its permissions');
    expect(stderr).not.toContain(' at ');
  });
});

describe('folders deeper than 32', () => {
  it('are noted, not dropped in silence', () => {
    const deep = Array.from({length: 40}, () => 'd').join('/');
    const root = openSet({'1.png': null, '1.txt': 'cat', [`${deep}/2.png`]: null});
    const {notes} = JSON.parse(check(root, '--format', 'json').stdout) as {notes: {code: string; count: number}[]};
    expect(notes).toContainEqual(expect.objectContaining({code: 'folder-too-deep', count: 1}));
    expect(check(root).stdout).toContain('1 folder lies too deep to be read');
  });
  it('are not called empty', () => {
    const root = openSet({[`${Array.from({length: 40}, () => 'd').join('/')}/2.png`]: null});
    const {status, stderr} = check(root);
    expect([status, stderr]).toEqual([2, expect.not.stringContaining('it is empty')]);
  });
});

describe('names of settings that are no files', () => {
  const fifo = (path: string): void => void spawnSync('sh', ['-c', 'mkfifo "$1"', 'sh', path]);
  it.each(['dataset_config.toml', 'dataset.toml', 'multidatabackend.json'])('a pipe %s is passed over', name => {
    const root = openSet({'1.png': null, '1.txt': 'cat'});
    fifo(join(root, name));
    expect(check(root).status).toBe(0);
  });
  it('a pipe tagnosis.yml is an error', () => {
    const root = openSet({'1.png': null, '1.txt': 'cat'});
    fifo(join(root, 'tagnosis.yml'));
    const {status, stderr} = check(root);
    expect([status, stderr]).toEqual([2, expect.stringContaining('tagnosis.yml is not a file')]);
  });
  it('a link tagnosis.yml that leads nowhere is an error', () => {
    const root = openSet({'1.png': null, '1.txt': 'cat'});
    symlinkSync('nowhere.yml', join(root, 'tagnosis.yml'));
    const {status, stderr} = check(root);
    expect([status, stderr]).toEqual([2, expect.stringContaining('leads nowhere')]);
  });
  it('tagnosis.yaml is not read, and that is said', () => {
    const root = openSet({'1.png': null, '1.txt': 'cat', 'tagnosis.yaml': 'fail-under: 100'});
    const {status, stderr} = check(root);
    expect([status, stderr]).toEqual([2, expect.stringContaining('tagnosis.yaml')]);
    writeFileSync(join(root, 'tagnosis.yml'), 'purpose: style');
    expect(check(root).status).toBe(0);
  });
  it('a folder tagnosis.yml is an error', () => {
    const root = openSet({'1.png': null, '1.txt': 'cat'});
    mkdirSync(join(root, 'tagnosis.yml'));
    expect(check(root).status).toBe(2);
  });
});
