import {readFileSync} from 'node:fs';
import {describe, expect, it} from '@jest/globals';

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
  dependencies: Record<string, string>;
  peerDependencies: Record<string, string>;
};
const dependencies = {...manifest.dependencies, ...manifest.peerDependencies};
const page = readFileSync('docs/decisions/0001-dependencies.md', 'utf8');
const rows = page.split('\n').filter(line => line.startsWith('| `'));

describe('runtime dependencies', () => {
  it('are few', () => expect(Object.keys(dependencies).length).toBeLessThan(12));
  it.each(Object.keys(dependencies))('%s has its line: why, licence, the way without it', name => {
    const row = rows.find(line => line.split('|')[1]?.includes(`\`${name}\``)) ?? '';
    expect(row.split('|').filter(cell => cell.trim() !== '')).toHaveLength(4);
  });
  it('have no line without a dependency', () => {
    const named = rows.flatMap(line =>
      [...(line.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
    );
    expect(named.toSorted((a, b) => (a < b ? -1 : 1))).toEqual(
      Object.keys(dependencies).toSorted((a, b) => (a < b ? -1 : 1)),
    );
  });
});
