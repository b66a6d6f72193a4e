import {describe, expect, it} from '@jest/globals';
import {progress} from '../../../src/frontends/cli/progress.ts';

/** A clock that a test winds. */
function watch() {
  const shown: string[] = [];
  const clock = {now: 0};
  return {clock, shown, bar: progress({warn: text => void shown.push(text)}, () => clock.now)};
}

describe('progress(world, now)', () => {
  it.each([
    [1000, 1, 10, 'Reading 1 of 10 items, 9 s left'],
    [1000, 1000, 4000, 'Reading 1,000 of 4,000 items, 3 s left'],
    [100_000, 2, 10, 'Reading 2 of 10 items, 6 min 40 s left'],
    [59_001, 1, 2, 'Reading 1 of 2 items, 1 min 0 s left'],
    [1000, 10, 10, 'Judging 10 items'],
    [1000, 11, 10, 'Judging 10 items'],
    [1000, 0, 10, 'Reading 0 of 10 items'],
    [1000, 5, undefined, 'Reading 5 items'],
  ])('after %i ms, %i of %j', (now, done, of, text) => {
    const {clock, shown, bar} = watch();
    clock.now = now;
    bar.show(done, of);
    expect(shown).toEqual([`\r\u001b[K${text}`]);
  });
  it('counts half-samples', () => {
    const {shown, bar} = watch();
    bar.halves(11, 100);
    expect(shown).toEqual(['\r\u001b[KScoring half-sample 12 of 100']);
  });
  it('takes its line away, and only if it has drawn one', () => {
    const {shown, bar} = watch();
    bar.clear();
    expect(shown).toEqual([]);
    bar.show(1, 2);
    bar.clear();
    expect(shown.at(-1)).toBe('\r\u001b[K');
  });
});
