import {spawnSync} from 'node:child_process';
import {appendFileSync, cpSync, readdirSync, truncateSync, utimesSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {beforeEach, describe, expect, it} from '@jest/globals';
import {keptReports} from '../../../src/frontends/cli/kept-reports.ts';
import {analyze} from '../../../src/analyze.ts';
import {memorySource} from '../../../src/sources/memory.ts';
import {dataSet} from '../../helpers/data-set.ts';

const digest = Buffer.alloc(32, 7);
/** Another digest whose file has the same name. */
const alike = Buffer.concat([digest.subarray(0, 8), Buffer.alloc(24, 8)]);

describe('reports in the cache', () => {
  it('are had by their digest and build alone', async () => {
    const folder = dataSet({});
    const report = await analyze(memorySource([{key: 'a', caption: 'red hat, näive'}]));
    const kept = keptReports(folder, 'one');
    expect(kept.get(digest)).toBeNull();
    kept.put(digest, report);
    expect(kept.get(digest)).toEqual(report);
    expect(kept.get(alike)).toBeNull();
    expect(keptReports(folder, 'on').get(digest)).toBeNull();
    expect(keptReports(folder, 'one more').get(digest)).toBeNull();
  });
});

describe('tagnosis check, twice', () => {
  let set: string;
  let home: string;
  beforeEach(() => {
    set = join(dataSet({}), 'sick');
    cpSync('examples/sick', set, {recursive: true});
    home = dataSet({});
  });
  const check = (...args: string[]) => {
    const {status, stdout, stderr} = spawnSync(process.execPath, ['dist/cli.cjs', 'check', set, ...args], {
      encoding: 'utf8',
      env: {PATH: process.env['PATH'], XDG_CACHE_HOME: home},
    });
    return {status, stdout, stderr};
  };
  const reports = () => readdirSync(join(home, 'tagnosis')).filter(name => name.startsWith('reports-'));

  it.each([
    ['text', []],
    ['JSON', ['--format', 'json', '--advice', 'all']],
    ['Markdown', ['--format', 'markdown']],
    ['a gate', ['--fail-under', '99']],
    ['captions alone', ['--no-images']],
  ])('says the same in %s, and as without a cache', (_how, args) => {
    const fresh = check('--no-cache', ...args);
    expect([check(...args), check(...args)]).toEqual([fresh, fresh]);
    expect(reports()).toHaveLength(1);
  });

  it('judges anew what was damaged, and what changed', () => {
    const first = check();
    truncateSync(join(home, 'tagnosis', reports()[0] ?? ''), 100);
    expect(check()).toEqual(first);
    const caption = readdirSync(set, {recursive: true, encoding: 'utf8'}).find(name => name.endsWith('.txt')) ?? '';
    appendFileSync(join(set, caption), ', a tag that was not there');
    expect(check()).toEqual(check('--no-cache'));
    expect(reports()).toHaveLength(2);
  });

  it('keeps pages, statistics and baselines out of it', () => {
    check();
    for (const args of [
      ['-o', join(home, 'page.html')],
      ['--save-statistics', join(home, 's.json')],
      ['--save-baseline', join(home, 'b.json')],
    ]) {
      expect(check(...args).status).toBe(0);
    }
    expect(readdirSync(home).toSorted()).toEqual(['b.json', 'page.html', 's.json', 'tagnosis']);
    expect(reports()).toHaveLength(1);
  });

  it('looks at pictures again whose time of change alone is another', () => {
    const first = check('--format', 'json');
    const picture = readdirSync(set, {recursive: true, encoding: 'utf8'}).find(name => name.endsWith('.png')) ?? '';
    utimesSync(join(set, picture), 1e9, 1e9);
    expect(check('--format', 'json')).toEqual(first);
    expect(reports()).toHaveLength(1);
  });
});
