import process from 'node:process';
import type {World} from '../../src/frontends/cli/world.ts';

export interface Recorder extends World {
  /** What was printed, warned and written, in order. */
  readonly printed: string[];
  readonly warned: string[];
  readonly written: [path: string, text: string][];
}

/** A world that records what the command line does to it. */
export function recorder(argv: readonly string[], told: Partial<World> = {}): Recorder {
  const printed: string[] = [];
  const warned: string[] = [];
  const written: [string, string][] = [];
  return {
    argv,
    env: {XDG_CACHE_HOME: process.env['XDG_CACHE_HOME']},
    outTty: false,
    errTty: false,
    columns: 80,
    signal: new AbortController().signal,
    print: text => void printed.push(text),
    warn: text => void warned.push(text),
    write: (path, text) => void written.push([path, text]),
    printBytes: bytes => void printed.push(Buffer.from(bytes).toString()),
    writeBytes: (path, bytes) => void written.push([path, Buffer.from(bytes).toString()]),
    ...told,
    printed,
    warned,
    written,
  };
}
