import {createRequire} from 'node:module';
import {describe, expect, it} from '@jest/globals';

const {withConstants} = createRequire(import.meta.url)('../../scripts/jest-transform.cjs') as {
  readonly withConstants: (source: string) => string;
};

describe('withConstants(source)', () => {
  it('makes constants of the globals that are named, on the first line', () => {
    expect(withConstants('export const a = Math.max(1, 2);\nnew Map<string, number>();\nNumber("1");\n')).toBe(
      'const {Math, Map, Number} = globalThis; export const a = Math.max(1, 2);\nnew Map<string, number>();\nNumber("1");\n',
    );
  });
  it.each([
    'export const a = 1;\n',
    'const hats = x.Math.max(1);\n',
    "const words = 'Math.max';\n",
    "import {Map} from './map.ts';\nnew Map();\n",
    'class Set<T> {}\nnew Set();\n',
    '#!/usr/bin/env node\nMath.max(1);\n',
    'fetch("x"); process.exit(1);\n',
  ])('leaves %j as it is', source => expect(withConstants(source)).toBe(source));
});
