import {spawn} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {jupyter, programs} from './jupyter.ts';

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
export async function executed(
  notebook: string,
  env: Readonly<Record<string, string>> = {},
): Promise<{readonly cells: readonly Cell[]; readonly bytes: number}> {
  const here = jupyter();
  try {
    const to = ['--to', 'notebook', '--output-dir', here.root, '--output', 'out.ipynb'];
    const how = [
      '--execute',
      '--ExecutePreprocessor.kernel_name=tagnosis-test',
      `--ExecutePreprocessor.timeout=${SECONDS}`,
    ];
    await nbconvert([...to, ...how, resolve(notebook)], {...here.env, ...env});
    const out = join(here.root, 'out.ipynb');
    return {cells: cellsOf(out), bytes: readFileSync(out).length};
  } finally {
    here.remove();
  }
}

/** In the background: two can run at once. */
function nbconvert(args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(join(programs(), 'jupyter-nbconvert'), args, {env, stdio: ['ignore', 'ignore', 'pipe']});
    let said = '';
    child.stderr.on('data', chunk => (said += String(chunk)));
    child.on('error', fail);
    child.on('exit', code => (code === 0 ? done() : fail(new Error(said.slice(-3000)))));
  });
}
