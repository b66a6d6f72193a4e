import {execFileSync} from 'node:child_process';
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {unifiedDiff} from '../../../../src/frontends/cli/fix/unified-diff.ts';
import {dataSet} from '../../../helpers/data-set.ts';

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');

/** Files as another program leaves them that was given our patch. */
function patched(
  files: readonly (readonly [path: string, before: string, after: string])[],
  program: 'git' | 'patch',
): string[] {
  const root = dataSet({});
  for (const [path, before] of files) {
    mkdirSync(dirname(join(root, path)), {recursive: true});
    writeFileSync(join(root, path), bytes(before));
  }
  const patch = join(dataSet({}), 'p');
  writeFileSync(
    patch,
    bytes(
      files.map(([path, before, after]) => unifiedDiff(Buffer.from(path).toString('latin1'), before, after)).join(''),
    ),
  );
  if (program === 'git') execFileSync('git', ['apply', patch], {cwd: root, stdio: 'pipe'});
  else execFileSync('patch', ['-p1', '--binary', '-s', '-i', patch], {cwd: root, stdio: 'pipe'});
  return files.map(([path]) => readFileSync(join(root, path)).toString('latin1'));
}

const NAMES = ['a.txt', '1_b c/d e.txt', 'quote".txt', 'back\\slash.txt', '-dash.txt', 'é 日本.txt', 'tab\there.txt'];
const line = fc.tuple(
  fc.constantFrom('', 'hat', 'a, b', '-x', '+ y', '\\ no', '@@ -1 +1 @@', '\xe9\x00', 'z '),
  fc.constantFrom('\n', '\r\n', '\r'),
);
const text = fc.tuple(fc.array(line, {maxLength: 25}), fc.boolean()).map(([lines, final]) =>
  lines
    .flat()
    .join('')
    .replace(final ? /^$/ : /\n$/, ''),
);

describe('unifiedDiff(path, before, after)', () => {
  it('is empty without a difference', () => expect(unifiedDiff('a', 'b\n', 'b\n')).toBe(''));
  it('shows three lines around a change, and joins what is near', () => {
    const before = Array.from({length: 30}, (_, i) => `${i}\n`);
    const after = before.map((one, i) => (i === 4 || i === 9 || i === 25 ? 'x\n' : one));
    const heads = unifiedDiff('a', before.join(''), after.join('')).match(/^@@.*@@$/gm);
    expect(heads).toEqual(['@@ -2,12 +2,12 @@', '@@ -23,7 +23,7 @@']);
  });
  it('says where no line break ends the file', () =>
    expect(unifiedDiff('a', 'b', 'c')).toBe(
      '--- a/a\t\n+++ b/a\t\n@@ -1 +1 @@\n-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n',
    ));
  it.each(['git', 'patch'] as const)('is what %s takes, whatever the names, line ends and bytes', program =>
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), {minLength: 7, maxLength: 7}), pairs => {
        const files = pairs
          .map(([before, after], i) => [NAMES[i] ?? '', before, after] as const)
          .filter(
            ([path, before, after]) => before !== '' && after !== '' && (program === 'git' || !/[\t"\\]/.test(path)),
          );
        expect(patched(files, program)).toEqual(files.map(([, , after]) => after));
      }),
      {numRuns: 25},
    ),
  );
});
