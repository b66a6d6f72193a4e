import type {RunPiece} from '../../sources/pieces.ts';

/** What the command line asks of its surroundings: `main.ts` gives the process, tests give a recorder. */
export interface World {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Tells the program from other builds of it, so that what it found can be kept; absent where it was not built. */
  readonly build?: () => string;
  /** Whether standard output and standard error are terminals. */
  readonly outTty: boolean;
  readonly errTty: boolean;
  readonly columns: number;
  readonly signal: AbortSignal;
  /** Runs a piece of work that blocks all else, so that Ctrl-C ends it: absent where nothing can be interrupted. */
  readonly runPiece?: RunPiece;
  /** Asks a person at a terminal and gives the answer; absent where nobody could answer. */
  readonly ask?: (question: string) => Promise<string>;
  print(text: string): void;
  warn(text: string): void;
  write(path: string, text: string): void;
  /** For what need not be UTF-8. */
  printBytes(bytes: Uint8Array): void;
  writeBytes(path: string, bytes: Uint8Array): void;
}

/** 0 passed · 1 below the gate · 2 usage or input · 3 cannot judge · 130 interrupted · 143 told to end. */
export type ExitCode = 0 | 1 | 2 | 3 | 130 | 143;
