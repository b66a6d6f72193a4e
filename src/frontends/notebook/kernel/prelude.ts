/** What every cell has without import, as far as the package that the notebook finds exports it. */
const NAMES = ['load', 'compare', 'drift', 'display', 'progress', 'prompt', 'configure'];

/** Run before the first cell as if it were one: so its names have types, and every cell may declare them anew. */
export function prelude(exported: readonly string[]): string {
  const names = NAMES.filter(name => exported.includes(name));
  const named = names.length === 0 ? '' : `import {${names.join(', ')}} from 'tagnosis';\n`;
  return `import * as tagnosis from 'tagnosis';\n${named}`;
}
