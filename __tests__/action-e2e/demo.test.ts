import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import process from 'node:process';
import {describe, expect, it} from '@jest/globals';

const GOLDEN = '__tests__/fixtures/action/demo-comment.md';

describe('npm run demo:action', () => {
  // What fails here makes the picture of the README a lie too: npm run demo:action -- --picture docs/comment.png >GOLDEN
  it('prints the comment that the README shows', () => {
    const printed = execFileSync(process.execPath, ['scripts/demo-action.mjs'], {encoding: 'utf8'});
    expect(printed).toBe(readFileSync(GOLDEN, 'utf8'));
  });
});
