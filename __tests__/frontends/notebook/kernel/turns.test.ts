import {afterEach, beforeEach, describe, expect, it} from '@jest/globals';
import {SharedState} from '../../../../src/frontends/notebook/kernel/shared-state.ts';
import {makeTurns, type Turns} from '../../../../src/frontends/notebook/kernel/turns.ts';

const state = new SharedState();
let turns: Turns;
beforeEach(() => {
  turns = makeTurns(state);
});
afterEach(() => turns.close());

/** Whether what runs now may be terminated. */
function isUser(): boolean {
  const began = state.beginTermination(1);
  if (began) state.endTermination();
  return began;
}

describe('turns', () => {
  it('of the kernel are not terminated, nor is what they continue', async () => {
    const seen: boolean[] = [];
    await new Promise<void>(done =>
      turns.kernel(() => {
        seen.push(isUser());
        void Promise.resolve().then(() => {
          seen.push(isUser());
          done();
        });
      }),
    );
    await new Promise<void>(done => turns.release(done));
    expect([...seen, isUser()]).toEqual([false, false, true]);
  });
  it('of the user may be, and what they give back crosses into one of the kernel', async () => {
    let during = false;
    const value = await turns.user(async () => {
      during = isUser();
      await Promise.resolve();
      return 'hat';
    });
    expect([value, during, isUser()]).toEqual(['hat', true, false]);
  });
  it('give back what was thrown', () =>
    expect(
      turns.user(() => {
        throw new Error('hat');
      }),
    ).rejects.toThrow('hat'));
  it('that are cancelled end with the reason, and what they give later is lost', async () => {
    const asked = turns.user(() => new Promise<string>(done => setTimeout(() => done('late'), 5)));
    expect(turns.cancel(new Error('enough'))).toBe(true);
    await expect(asked).rejects.toThrow('enough');
    expect(turns.cancel(new Error('again'))).toBe(false);
    await expect(turns.user(() => 'next')).resolves.toBe('next');
  });
});
