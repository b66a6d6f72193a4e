import {rmSync, utimesSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {isSameLock, LockWatch} from '../../../src/engines/models/lock-watch.ts';
import {dataSet} from '../../helpers/data-set.ts';

/** A watched lock, and its silence after each of the steps: milliseconds that pass, or what happens to the file. */
function silences(steps: readonly (number | ((path: string) => void))[]): readonly (number | null)[] {
  const path = join(dataSet({'.lock': 'one'}), '.lock');
  let now = 1e6;
  const watch = new LockWatch(path, () => now);
  const look = (): number | null => watch.look()?.silentMs ?? null;
  return [
    look(),
    ...steps.map(step => {
      if (typeof step === 'number') now += step;
      else step(path);
      return look();
    }),
  ];
}

const touch = (path: string): void => utimesSync(path, 1, 1);

describe('new LockWatch(path, now).look()', () => {
  it('measures silence from the first look on, whatever time stands in the file', () => {
    expect(silences([200, 300])).toEqual([0, 200, 500]);
  });

  it('begins anew when the file was touched, written or created', () => {
    expect(silences([200, touch, 300])).toEqual([0, 200, 0, 300]);
    expect(silences([200, path => writeFileSync(path, 'two'), 300])).toEqual([0, 200, 0, 300]);
    expect(silences([200, path => rmSync(path), path => writeFileSync(path, 'one'), 300])).toEqual([
      0,
      200,
      null,
      0,
      300,
    ]);
  });

  it('counts no more than a second of a time in which nobody looked: the holder slept too', () => {
    expect(silences([200, 8 * 3_600_000, 200])).toEqual([0, 200, 1200, 1400]);
  });
});

describe('isSameLock(one, other)', () => {
  it('is of one holder, who has not shown since', () => {
    expect(isSameLock({text: 'one', mtimeMs: 1}, {text: 'one', mtimeMs: 1})).toBe(true);
    expect(isSameLock({text: 'one', mtimeMs: 1}, {text: 'one', mtimeMs: 2})).toBe(false);
    expect(isSameLock({text: 'one', mtimeMs: 1}, {text: 'two', mtimeMs: 1})).toBe(false);
  });
});
