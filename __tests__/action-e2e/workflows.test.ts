import {spawnSync} from 'node:child_process';
import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {describe, expect, it} from '@jest/globals';
import {buildSync} from 'esbuild';
import {dataSet} from '../helpers/data-set.ts';

/** The helper as one file that Node can run. */
function languageService(): string {
  const outfile = join(dataSet({}), 'service.mjs');
  const js = "import {createRequire} from 'node:module';const require=createRequire(import.meta.url);";
  buildSync({
    entryPoints: ['__tests__/helpers/language-service.mjs'],
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
    banner: {js},
  });
  return outfile;
}

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
  it("are right for GitHub's own language service, and action.yml is: it finds what is wrong", () => {
    const root = dataSet({
      'action.yml': 'name: a\nruns: {using: node24}\n',
      'a.yml': `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - uses: tagnosis/tagnosis@v1
        with: {fail-undr: 60}
`,
    });
    const wrong = ['action.yml', 'a.yml'].map(name => join(root, name));
    const files = [...wrong, 'action.yml', ...readdirSync('docs/workflows').map(file => `docs/workflows/${file}`)];
    const {stdout, stderr} = spawnSync(process.execPath, [languageService(), ...files], {encoding: 'utf8'});
    expect(stderr).toBe('');
    const [action, workflow, ...ours] = JSON.parse(stdout) as string[][];
    expect(action?.join()).toContain('main');
    expect(workflow).toEqual([expect.stringContaining('fail-undr')]);
    expect(ours).toEqual([[], [], [], []]);
  });
});
