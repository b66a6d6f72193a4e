import {type ChildProcess, spawn, spawnSync} from 'node:child_process';
import {readdirSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {analyze} from '../../src/analyze.ts';
import type {AnalyzeOptions} from '../../src/analyze-options.ts';
import {PROFILES} from '../../src/config/profiles.ts';
import {run} from '../../src/frontends/cli/run.ts';
import {SOURCE_DEFAULTS} from '../../src/sources/candidate.ts';
import {openSource} from '../../src/sources/open-source.ts';
import {collectStatistics} from '../../src/statistics/collect.ts';
import {dataSet} from '../helpers/data-set.ts';

const CLI = 'dist/cli.cjs';
const check = (...args: string[]) => spawnSync(process.execPath, [CLI, 'check', ...args], {encoding: 'utf8'});
const report = (files: Record<string, string | Buffer | null>, options: AnalyzeOptions = {}) =>
  analyze(dataSet(files), options);

describe('bad captions', () => {
  it('a caption of 1 MB is noted, and analysed when asked', async () => {
    const text = 'tag, '.repeat(210_000);
    expect((await report({'a.png': null, 'a.txt': text})).notes.map(({code}) => code)).toContain('caption-too-large');
    const {dataset} = await report({'a.png': null, 'a.txt': text}, {maxCaptionBytes: 2 ** 21});
    expect(dataset.vocabulary).toBe(1);
  });
  it('100,000 tags in one caption are cut at 2,000', async () => {
    const text = Array.from({length: 100_000}, (_, i) => `t${i}`).join(',');
    const {dataset, notes} = await report({'a.png': null, 'a.txt': text}, {maxCaptionBytes: 2 ** 21});
    expect([dataset.uses, notes.map(({code}) => code)]).toEqual([2000, expect.arrayContaining(['tags-capped'])]);
  });
  it('names of Object.prototype are tags like any other', async () => {
    const {dataset, metrics} = await report({
      'a.png': null,
      'a.txt': '__proto__, constructor, toString, hasOwnProperty',
      'b.png': null,
      'b.txt': '__proto__, constructor',
    });
    expect([dataset.vocabulary, dataset.uses, metrics['hygiene']?.value]).toEqual([4, 6, 0]);
  });
  it('empty captions give no NaN', async () => {
    const result = await report({'a.png': null, 'a.txt': ' ', 'b.png': null, 'b.txt': ','});
    expect(JSON.stringify(result)).not.toMatch(/NaN|Infinity/);
    expect(Object.values(result.metrics).filter(({value}) => Number.isNaN(value))).toEqual([]);
  });
  it.each([
    ['one item', {'a.png': null, 'a.txt': 'hat'}],
    ['one tag for all', {'a.png': null, 'a.txt': 'hat', 'b.png': null, 'b.txt': 'hat'}],
    ['only quality tags', {'a.png': null, 'a.txt': 'masterpiece', 'b.png': null, 'b.txt': 'best quality'}],
    ['only images', {'a.png': null, 'b.png': null}],
  ])('%s is judged without a fall', async (_what, files) => {
    expect(Object.values((await report(files)).metrics).filter(({value}) => Number.isNaN(value))).toEqual([]);
  });
});

describe('a text that would cost the square of its length', () => {
  // Each took a minute or more before its step was bounded; the limit is jest's own.
  it.each([
    ['one tag of 60,000 braces', '{'.repeat(60_000)],
    ['one word of 60,000 characters', 'a_b'.repeat(20_000)],
    ['10,000 beginnings of a LoRA', '<lora:'.repeat(10_000)],
    ['30,000 combining accents', 'a\u0301'.repeat(30_000)],
  ])(
    '%s is judged in time',
    async (_what, text) => {
      const root = dataSet({'a.png': null, 'a.txt': text, 'b.png': null, 'b.txt': text, 'c.png': null, 'c.txt': text});
      expect((await analyze(root)).dataset.items).toBe(3);
    },
    30_000,
  );
});

describe('names that would repaint a terminal', () => {
  it('are spelled out in text and escaped in Markdown', () => {
    const root = dataSet({'a\u001b[31m\n\u202eb.png': null, 'c.png': null, 'c.txt': 'hat, <img src=x>, [x](y), @all'});
    const text = check(root).stdout;
    expect(text).not.toMatch(/\u001b|\u202e/);
    const markdown = check(root, '--format', 'markdown', '--advice', 'all').stdout;
    expect(markdown).not.toMatch(/\u001b|\u202e|<img|\[x\]\(y\)|@all/);
  });
});

describe('a world that changes', () => {
  it('a file that vanishes while it is read is a note', async () => {
    const root = dataSet({'a.png': null, 'a.txt': 'hat', 'b.png': null, 'b.txt': 'hat'});
    const source = await openSource(root, SOURCE_DEFAULTS);
    rmSync(join(root, 'b.txt'));
    const {statistics} = await collectStatistics(source, {
      profile: PROFILES.kohya,
      trigger: [],
      allow: [],
      maxItems: 9,
    });
    expect(statistics.validity.notes.map(({code}) => code)).toContain('file-unreadable');
  });
  it('a reader that has seen enough is no failure', async () => {
    const root = dataSet(Object.fromEntries(Array.from({length: 300}, (_, i) => [`${i}.png`, null])));
    const child = spawn(process.execPath, [CLI, 'check', root, '--format', 'json'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.destroy();
    expect(await exit(child)).toBe(0);
  });
  it('Ctrl-C while reading ends with 130 and leaves nothing', async () => {
    const root = dataSet(Object.fromEntries(Array.from({length: 2500}, (_, i) => [`${i}.txt`, `hat, ${i}`])));
    const interrupt = new AbortController();
    const printed: string[] = [];
    const code = await run({
      argv: ['check', root, '-o', join(root, 'report.txt')],
      env: {},
      outTty: false,
      errTty: true,
      columns: 80,
      signal: interrupt.signal,
      print: text => void printed.push(text),
      warn: () => interrupt.abort(),
      write: path => void printed.push(path),
      printBytes: () => {},
      writeBytes: () => {},
    });
    expect([code, printed]).toEqual([130, []]);
  }, 20_000);
  it('writes nothing unless asked', () => {
    const root = dataSet({'a.png': null, 'a.txt': 'hat'});
    check(root);
    expect(readdirSync(root)).toEqual(['a.png', 'a.txt']);
  });
  it('says when it cannot write', () => {
    const root = dataSet({'a.png': null, 'a.txt': 'hat'});
    const {status, stderr} = check(root, '-o', join(root, 'no', 'where.txt'));
    expect([status, stderr]).toEqual([2, expect.stringContaining('cannot be written')]);
  });
});

describe('order of files', () => {
  it('changes nothing', async () => {
    const entries = Array.from({length: 30}, (_, i) => [`${(i * 7) % 30}`, `hat, tag ${i % 4}`] as const);
    const write = (order: readonly (readonly [string, string])[]) => {
      const root = dataSet({});
      for (const [name, text] of order) {
        writeFileSync(join(root, `${name}.txt`), text);
        writeFileSync(join(root, `${name}.png`), 'x');
      }
      return root;
    };
    const json = async (root: string) => {
      const result = await analyze(root);
      return JSON.stringify({...result, dataset: {...result.dataset, name: ''}});
    };
    expect(await json(write(entries))).toBe(await json(write(entries.toReversed())));
  });
});

function exit(child: ChildProcess): Promise<number | null> {
  return new Promise(resolve => child.on('exit', resolve));
}
