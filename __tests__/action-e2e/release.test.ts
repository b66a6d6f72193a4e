import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {parse} from 'yaml';
import {copiedBundle} from '../helpers/run-action.ts';

const tree = copiedBundle();

// All other tests here run what lies in such a tree.
describe('a release', () => {
  it('consists of what runs and what is read, and nothing else', () =>
    expect(readdirSync(tree).toSorted()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'action.yml',
      'assets',
      'dist',
    ]));
  it('has the program that action.yml names', () => {
    const {runs} = parse(readFileSync(join(tree, 'action.yml'), 'utf8')) as {readonly runs: {readonly main: string}};
    expect(readFileSync(join(tree, runs.main), 'utf8').length).toBeGreaterThan(1000);
    expect(readdirSync(join(tree, 'dist'))).toEqual(['action']);
  });
});
