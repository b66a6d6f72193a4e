import {readFileSync, writeFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {afterAll, describe, expect, it} from '@jest/globals';
import {jupyter} from '../helpers/jupyter.ts';

const here = jupyter();
afterAll(() => here.remove());

interface Cell {
  readonly execution_count: number | null;
  readonly outputs: readonly Readonly<Record<string, unknown>>[];
}

/** Runs cells by nbconvert and gives them with what they show. */
function executed(cells: readonly string[], ...more: string[]): readonly Cell[] {
  const path = join(here.root, 'book.ipynb');
  const made = cells.map((source, i) => ({
    cell_type: 'code',
    id: `c${i}`,
    metadata: {},
    execution_count: null,
    outputs: [],
    source,
  }));
  writeFileSync(path, JSON.stringify({cells: made, metadata: {}, nbformat: 4, nbformat_minor: 5}));
  const {status, text} = here.run('jupyter-nbconvert', [
    ...['--to', 'notebook', '--execute', '--output', 'done.ipynb', '--ExecutePreprocessor.kernel_name=tagnosis-test'],
    ...more,
    path,
  ]);
  if (status !== 0) throw new Error(text);
  return (JSON.parse(readFileSync(join(here.root, 'done.ipynb'), 'utf8')) as {cells: Cell[]}).cells;
}

describe("Jupyter's own tests", () => {
  it.each([
    ['jupyter_client 8', 'TAGNOSIS_JUPYTER', 13],
    ['jupyter_client 7', 'TAGNOSIS_JUPYTER_OLD', 12],
  ] as const)(
    'pass with %s; only a pager is missing',
    (_, environment, tests) => {
      const {status, text} = here.run('python', [resolve('__tests__/notebook/python/kernel_tests.py')], environment);
      expect([status, text]).toEqual([0, expect.stringMatching(/\nOK \(skipped=1\)\s*$/)]);
      expect(text).toContain(`Ran ${tests} tests`);
      expect(text).toMatch(/test_pager .* skipped/);
    },
    150_000,
  );
});

describe('nbconvert', () => {
  it('runs a notebook: counts, results, prints', () => {
    const cells = executed(['const hat: number = 7; console.log("hat");', 'hat * 6', 'await (Promise.resolve(hat))']);
    expect(cells.map(cell => cell.execution_count)).toEqual([1, 2, 3]);
    expect(cells.map(({outputs}) => outputs)).toEqual([
      [{name: 'stdout', output_type: 'stream', text: ['hat\n']}],
      [{data: {'text/plain': ['42']}, execution_count: 2, metadata: {}, output_type: 'execute_result'}],
      [{data: {'text/plain': ['7']}, execution_count: 3, metadata: {}, output_type: 'execute_result'}],
    ]);
  }, 120_000);
  it('runs what follows a failing cell when told to', () => {
    const [, failing, next] = executed(['1', 'throw new RangeError("hat")', '2'], '--allow-errors');
    expect(failing?.outputs).toEqual([
      {output_type: 'error', ename: 'RangeError', evalue: 'hat', traceback: ['RangeError: hat', '    at cell 2']},
    ]);
    expect(next).toMatchObject({execution_count: 3, outputs: [{data: {'text/plain': ['2']}}]});
  }, 120_000);
});
