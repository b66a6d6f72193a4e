import {spawnSync} from 'node:child_process';
import {describe, expect, it} from '@jest/globals';
import {dataSet} from '../helpers/data-set.ts';
import {times} from '../helpers/findings.ts';
import {repository} from '../helpers/repository.ts';

const CAPTIONS = times(24, i => `pell, hat ${'abcdef'[i % 6]}, view ${'xyz'[i % 3]}, scarf ${'uvwst'[i % 5]}`);

function tagnosis(cwd: string, ...args: string[]): {code: number | null; out: string; err: string} {
  const {status, stdout, stderr} = spawnSync(process.execPath, [`${process.cwd()}/dist/cli.cjs`, ...args], {
    cwd,
    encoding: 'utf8',
  });
  return {code: status, out: stdout, err: stderr};
}

describe('the built command', () => {
  it('compares a revision with the folder, and a saved report with both', () => {
    const root = repository(Object.fromEntries(CAPTIONS.map((caption, i) => [`train/${i}.txt`, caption])));
    const same = tagnosis(root, 'compare', 'HEAD:train', 'train');
    expect([same.code, same.err]).toEqual([0, '']);
    expect(same.out).toContain('24 items, all as they were');
    expect(tagnosis(root, 'check', 'train', '--format', 'json', '-o', 'report.json').code).toBe(0);
    const saved = tagnosis(root, 'compare', 'report.json', 'HEAD:train', '--format', 'json');
    expect(JSON.parse(saved.out)).toMatchObject({comparable: true, score: {delta: 0}, base: {kind: 'report'}});
  });

  it('fails where the score drops too far', () => {
    const files = (captions: readonly string[]): Record<string, string> =>
      Object.fromEntries(captions.map((caption, i) => [`${i}.txt`, caption]));
    const [good, bad] = [
      dataSet(files(CAPTIONS)),
      dataSet(files(CAPTIONS.map((text, i) => (i < 5 ? 'pell, hat a' : text)))),
    ];
    const {code, err, out} = tagnosis('.', 'compare', good, bad, '--fail-on-drop', '0.5');
    expect([code, err]).toEqual([1, expect.stringMatching(/fell by \d\.\d\d points: --fail-on-drop 0\.5/)]);
    expect(out).toContain('What single changes do');
  });

  it('shows no stack for a report that is cut off', () => {
    const root = dataSet({'report.json': '{\n  "schemaVersion": 1, "too', 'a.txt': 'hat'});
    const {code, err} = tagnosis(root, 'compare', 'report.json', '.');
    expect([code, err]).toEqual([2, expect.stringMatching(/^tagnosis: report\.json is a report that is cut off/)]);
    expect(err).not.toContain(' at ');
  });
});
