import {describe, expect, it} from '@jest/globals';
import {Interrupts} from '../../../../src/frontends/notebook/kernel/interrupt.ts';
import {SharedState} from '../../../../src/frontends/notebook/kernel/shared-state.ts';

function made(runs: boolean) {
  const state = new SharedState();
  const log: string[] = [];
  const clock = {now: 1000};
  let settled = (): void => {};
  const interrupts = new Interrupts({
    state,
    cancel() {
      log.push(`cancel at ${state.acknowledged}`);
      return runs;
    },
    settle: () => new Promise(resolve => (settled = resolve)),
    now: () => clock.now,
  });
  return {state, log, interrupts, settle: () => settled()};
}

describe('interrupts', () => {
  it('are acknowledged after what they cancel, and handled once', () => {
    const {state, log, interrupts} = made(true);
    const id = state.nextInterrupt();
    interrupts.handle(id, 1000);
    interrupts.handle(id, 1000);
    expect([log, state.acknowledged]).toEqual([['cancel at 0'], 1]);
  });
  it('taken before a cell runs are not handled again', () => {
    const {state, log, interrupts} = made(true);
    const id = state.nextInterrupt();
    expect([interrupts.take(), interrupts.take()]).toEqual([true, false]);
    interrupts.handle(id, 1000);
    expect([log, state.acknowledged]).toEqual([[], 1]);
  });
  it('that waited behind a blocked thread stop the next request, for a while', async () => {
    const {state, interrupts, settle} = made(false);
    interrupts.handle(state.nextInterrupt(), 500);
    expect([interrupts.overtook(), interrupts.overtook()]).toEqual([true, false]);
    interrupts.handle(state.nextInterrupt(), 500);
    settle();
    await Promise.resolve();
    expect(interrupts.overtook()).toBe(false);
  });
  it('that come while nothing runs stop nothing', () => {
    const {state, interrupts} = made(false);
    interrupts.handle(state.nextInterrupt(), 950);
    expect(interrupts.overtook()).toBe(false);
  });
  it('that have terminated something stop nothing else', () => {
    const {state, interrupts} = made(false);
    const id = state.nextInterrupt();
    expect(state.beginTermination(id)).toBe(true);
    state.endTermination();
    interrupts.handle(id, 500);
    expect(interrupts.overtook()).toBe(false);
  });
});

describe('the shared state', () => {
  it('lets nothing be terminated while the kernel works itself, however deep', () => {
    const state = new SharedState();
    state.inKernel(() => {
      state.inKernel(() => {});
      expect(state.beginTermination(1)).toBe(false);
      state.inUser(() => {
        expect(state.beginTermination(1)).toBe(true);
        state.endTermination();
      });
      expect(state.beginTermination(1)).toBe(false);
    });
    expect(state.beginTermination(1)).toBe(true);
  });
});
