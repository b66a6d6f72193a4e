import {spawn} from 'node:child_process';
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {basename, join, resolve} from 'node:path';
import process from 'node:process';

export interface Output {
  readonly output_type: 'stream' | 'display_data' | 'execute_result' | 'error';
  readonly name?: 'stdout' | 'stderr';
  readonly text?: string | readonly string[];
  readonly data?: Readonly<Record<string, unknown>>;
  readonly evalue?: string;
}

export interface Cell {
  readonly cell_type: 'code' | 'markdown';
  readonly metadata: {readonly tags?: readonly string[]};
  readonly source: readonly string[];
  readonly execution_count?: number | null;
  readonly outputs?: readonly Output[];
}

/** The cells of a notebook file. */
export function cellsOf(path: string): readonly Cell[] {
  return (JSON.parse(readFileSync(path, 'utf8')) as {readonly cells: readonly Cell[]}).cells;
}

const SECONDS = 300;

/** Runs a notebook head to tail with our kernel, as any user of Jupyter would; gives its cells and how large it became. */
export async function executed(notebook: string): Promise<{readonly cells: readonly Cell[]; readonly bytes: number}> {
  const root = mkdtempSync(join(tmpdir(), 'tagnosis-notebook-'));
  try {
    const spec = join(root, 'kernels', 'tagnosis-test');
    mkdirSync(spec, {recursive: true});
    const argv = [process.execPath, '--no-force-async-hooks-checks', resolve('dist/kernel.cjs'), 'kernel', 'run'];
    writeFileSync(
      join(spec, 'kernel.json'),
      JSON.stringify({
        argv: [...argv, '--connection-file', '{connection_file}'],
        display_name: 'Test',
        language: 'typescript',
        interrupt_mode: 'message',
      }),
    );
    const to = ['--to', 'notebook', '--output-dir', root, '--output', 'out.ipynb'];
    const how = [
      '--execute',
      '--ExecutePreprocessor.kernel_name=tagnosis-test',
      `--ExecutePreprocessor.timeout=${SECONDS}`,
    ];
    await jupyter(['nbconvert', ...to, ...how, notebook], {
      JUPYTER_PATH: root,
      JUPYTER_RUNTIME_DIR: root,
      NODE_OPTIONS: '',
    });
    const out = join(root, 'out.ipynb');
    return {cells: cellsOf(out), bytes: readFileSync(out).length};
  } finally {
    rmSync(root, {recursive: true, force: true});
  }
}

function jupyter(args: readonly string[], env: Readonly<Record<string, string>>): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn('jupyter', args, {env: {...process.env, ...env}, stdio: ['ignore', 'ignore', 'pipe']});
    let said = '';
    child.stderr.on('data', chunk => (said += String(chunk)));
    child.on('error', cause => fail(new Error('There is no jupyter on the PATH: pip install nbconvert', {cause})));
    child.on('exit', code =>
      code === 0 ? done() : fail(new Error(`${basename(args.at(-1) ?? '')}: ${said.slice(-3000)}`)),
    );
  });
}
