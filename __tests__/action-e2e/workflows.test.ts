import {spawnSync} from 'node:child_process';
import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {describe, expect, it} from '@jest/globals';
import {dataSet} from '../helpers/data-set.ts';

describe('the workflows', () => {
  it('are right for actionlint, which finds what is wrong', () => {
    const root = dataSet({
      'a.yml': 'on: push\njobs: {a: {runs-on: ubuntu-latest, steps: [{run: "echo ${{ github.nope }}"}]}}\n',
    });
    const files = [join(root, 'a.yml'), ...readdirSync('docs/workflows').map(file => `docs/workflows/${file}`)];
    const {stdout, stderr} = spawnSync(process.execPath, ['__tests__/helpers/actionlint.mjs', ...files], {
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    const [wrong, ...ours] = JSON.parse(stdout) as unknown[][];
    expect(wrong).toHaveLength(1);
    expect(ours).toEqual([[], [], []]);
  });
});
