import {readFileSync} from 'node:fs';
import {describe, expect, it} from '@jest/globals';

const {dependencies, peerDependencies} = JSON.parse(readFileSync('package.json', 'utf8')) as Readonly<
  Record<'dependencies' | 'peerDependencies', Record<string, string>>
>;
/** Peers are installed by those who want what they are for. */
const all = [...Object.keys(dependencies), ...Object.keys(peerDependencies)];
const page = readFileSync('docs/decisions/0001-dependencies.md', 'utf8');
const rows = page.split('\n').filter(line => line.startsWith('| `'));

describe('runtime dependencies', () => {
  it('are few', () => expect(Object.keys(dependencies).length).toBeLessThan(12));
  it.each(all)('%s has its line: why, licence, the way without it', name => {
    const row = rows.find(line => line.split('|')[1]?.includes(`\`${name}\``)) ?? '';
    expect(row.split('|').filter(cell => cell.trim() !== '')).toHaveLength(4);
  });
  it('have no line without a dependency', () => {
    const named = rows.flatMap(line =>
      [...(line.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
    );
    expect(named.toSorted((a, b) => (a < b ? -1 : 1))).toEqual(all.toSorted((a, b) => (a < b ? -1 : 1)));
  });
});
