import {TagnosisError} from '../../../errors.ts';
import {plainText} from './plain-text.ts';

/** The triple by which Jupyter shows an error. */
export interface Failure {
  readonly ename: string;
  readonly evalue: string;
  readonly traceback: readonly string[];
}

/** Code was stopped by the person at the front end. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';

  constructor() {
    super('execution interrupted');
    this.stack = 'Interrupted: execution interrupted';
  }
}

/** Something that a cell must not do to its kernel. */
export class KernelError extends Error {
  override readonly name = 'KernelError';
}

/** One message of the compiler, in lines and columns of the cell that start with 1. */
export interface Diagnostic {
  /** Another file than the cell, or ''. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

const MOST_LINES = 60;

/** A cell that does not compile. */
export function diagnosticsFailure(diagnostics: readonly Diagnostic[], cell: string): Failure {
  const traceback = diagnostics.map(({file, line, column, text}) => {
    const where = file.trim() === '' ? cell : file.trim();
    return `${where}, ${line}:${column} – ${text}`;
  });
  return {ename: 'TypeScriptError', evalue: diagnostics[0]?.text ?? '', traceback: traceback.slice(0, MOST_LINES)};
}

/** Anything that was thrown. */
export function thrownFailure(thrown: unknown): Failure {
  if (isInterruption(thrown)) return thrownFailure(new Interrupted());
  if (!isError(thrown)) {
    const text = plainText(thrown);
    return {ename: 'Error', evalue: text, traceback: [`Uncaught ${text}`]};
  }
  const {name, message}: {readonly name: unknown; readonly message: unknown} = thrown;
  const ename = String(name);
  const evalue = String(message);
  const hint = hintOf(thrown);
  const lines = stackLines(thrown, `${ename}: ${evalue}`).slice(0, MOST_LINES);
  const behind = hint === null ? behindLines(thrown, new Set([thrown])) : [hint];
  return {ename, evalue, traceback: [...lines, ...behind].slice(0, MOST_LINES)};
}

/** Of how many errors behind one is told. */
const MOST_BEHIND = 8;

/** What an error names as its cause, and the errors that it gathers: `fetch failed` alone helps nobody. */
function behindLines(error: Error, known: Set<unknown>): string[] {
  const lines: string[] = [];
  const {errors} = error as {readonly errors?: unknown};
  const several: readonly unknown[] = Array.isArray(errors) ? errors : [];
  const behind = [
    ...several.map(one => [`One of ${several.length}`, one] as const),
    ...(Object.hasOwn(error, 'cause') ? [['Caused by', error.cause] as const] : []),
  ];
  for (const [how, one] of behind) {
    if (known.size > MOST_BEHIND || known.has(one)) break;
    known.add(one);
    if (!isError(one)) lines.push(`${how}: ${plainText(one)}`);
    else {
      const [first = '', ...rest] = stackLines(one, `${one.name}: ${one.message}`);
      lines.push(`${how}: ${first}`, ...rest, ...behindLines(one, known));
    }
  }
  return lines;
}

/** Errors of another context, such as those of the runtime, are not instances of this one's class. */
function isError(thrown: unknown): thrown is Error {
  return thrown instanceof Error || Object.prototype.toString.call(thrown) === '[object Error]';
}

/** Node's own word for a script that Ctrl-C has ended, and for what was waited for when it came. */
function isInterruption(thrown: unknown): boolean {
  return isError(thrown) && (thrown as {readonly code?: unknown}).code === 'ERR_SCRIPT_EXECUTION_INTERRUPTED';
}

/** Of our errors by their shape: the notebook's copy of the package may be another one. */
function hintOf(error: Error): string | null {
  const {hint} = error as {readonly hint?: unknown};
  return error instanceof TagnosisError || (error.name === 'TagnosisError' && typeof hint === 'string')
    ? String(hint)
    : null;
}

const FRAME = /^\s+at /;
/** Frames of the machinery below a cell. */
const OURS = /\(?(?:node:|.*[\\/]tslab[\\/]dist[\\/]|.*[\\/]dist[\\/]kernel\.cjs)/;
/** What stack traces call the object that has the names of all cells. */
export const CELLS = 'Cells';

const CELL = /(cell \d+):\d+:\d+/;

/** Cells are run as the code that the compiler makes of them, whose lines are others: their frames name the cell only. */
function stackLines({stack}: Error, head: string): string[] {
  if (typeof stack !== 'string') return [head];
  return stack
    .split('\n')
    .filter(line => !FRAME.test(line) || !OURS.test(line.replace(FRAME, '').replace(/^.*\(/, '(')))
    .map(line => (FRAME.test(line) ? frameLine(line) : line))
    .filter((line, i, lines) => !FRAME.test(line) || line !== lines[i - 1]);
}

function frameLine(line: string): string {
  return line
    .replace(CELL, '$1')
    .replace(/at eval \((cell \d+)\)/, 'at $1')
    .replace(`${CELLS}.`, '');
}
