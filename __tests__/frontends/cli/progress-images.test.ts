import {describe, expect, it} from '@jest/globals';
import {progress} from '../../../src/frontends/cli/progress.ts';

/** The last line after images were looked at: when, how many of how many, and what was seen. */
function lineOf(
  steps: readonly (readonly [number, number, number, {readonly bytes: number; readonly failed: number}])[],
): string {
  const shown: string[] = [];
  const clock = {now: 0};
  const bar = progress({warn: text => void shown.push(text)}, () => clock.now);
  for (const [now, done, of, seen] of steps) {
    clock.now = now;
    bar.images(done, of, seen);
  }
  return shown.at(-1)?.replace('\r\u001b[K', '') ?? '';
}

const NONE = {bytes: 0, failed: 0};

describe('progress(world, now).images(done, of, seen)', () => {
  it('says how many, how fast and how long', () =>
    expect(
      lineOf([
        [0, 1, 3000, NONE],
        [1000, 51, 3000, {bytes: 5 * 2 ** 20, failed: 0}],
      ]),
    ).toBe('Looking at 51 of 3,000 images, 51 a second, 58 s left, 5 MiB'));
  it('counts those that are not readable', () =>
    expect(
      lineOf([
        [0, 1, 3000, NONE],
        [1000, 51, 3000, {bytes: 1.5 * 2 ** 30, failed: 2}],
      ]),
    ).toBe('Looking at 51 of 3,000 images, 51 a second, 58 s left, 2 not readable, 1.5 GiB'));
  it('stays within 79 columns', () => {
    const line = lineOf([
      [0, 1, 1_000_000, NONE],
      [500_000, 500_000, 1_000_000, {bytes: 777 * 2 ** 30, failed: 12_345}],
    ]);
    expect(line).toBe('Looking at 500,000 of 1,000,000 images, 1,000 a second, 8 min 20 s left');
    expect(line.length).toBeLessThan(80);
  });
  it('is written ten times a second at most, and at the end', () =>
    expect(
      lineOf([
        [0, 1, 3, NONE],
        [50, 2, 3, NONE],
      ]),
    ).toContain('1 of 3'));
});
