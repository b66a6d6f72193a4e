import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';

/** What every cell has by its own name, as far as the package that the notebook finds exports it. */
const NAMES = ['load', 'compare', 'drift', 'display', 'progress', 'prompt', 'configure'];

/** What every cell has without import. */
export interface Prelude {
  /** Declarations as if an earlier cell had imported it: so names have types, and a cell may declare them anew. */
  readonly declarations: string;
  /** The values: properties that are loaded when a cell first asks for them. */
  readonly values: object;
}

/** Nothing of the package is loaded before a cell uses it, which would make up a quarter of the wait for the first result. */
export function prelude(folder: string): Prelude {
  const load = createRequire(join(folder, 'cell.js'));
  const names = NAMES.filter(name => isExported(load, name));
  let loaded: Readonly<Record<string, unknown>> | null = null;
  const module = (): Readonly<Record<string, unknown>> => (loaded ??= load('tagnosis') as Record<string, unknown>);
  const values = {};
  lazily(values, 'tagnosis', module);
  for (const name of names) lazily(values, name, () => module()[name]);
  const named = names.length === 0 ? '' : `import {${names.join(', ')}} from 'tagnosis';\n`;
  return {declarations: `import * as tagnosis from 'tagnosis';\n${named}`, values};
}

/** Read off the declarations: asking the package itself would load it. */
function isExported(load: NodeJS.Require, name: string): boolean {
  const text = declarations(load);
  return new RegExp(
    `^export (?:declare )?(?:async )?(?:function|const|class) ${name}\\b|^export \\{[^}]*\\b${name}\\b`,
    'm',
  ).test(text);
}

let read: {readonly path: string; readonly text: string} | null = null;

function declarations(load: NodeJS.Require): string {
  try {
    const path = join(dirname(load.resolve('tagnosis')), 'index.d.ts');
    if (read?.path !== path) read = {path, text: readFileSync(path, 'utf8')};
    return read.text;
  } catch {
    return '';
  }
}

/** A property that is found out when it is first asked for, and that an assignment to an heir replaces there. */
function lazily(of: object, name: string, find: () => unknown): void {
  Object.defineProperty(of, name, {
    configurable: true,
    enumerable: true,
    get: find,
    set(this: object, value: unknown) {
      Object.defineProperty(this, name, {value, writable: true, enumerable: true, configurable: true});
    },
  });
}
