import {describe, expect, it} from '@jest/globals';
import {type StreamName, Streams} from '../../../../src/frontends/notebook/kernel/streams.ts';

function recorder() {
  const sent: (readonly [StreamName, string])[] = [];
  const clock = {now: 0, asked: 0};
  const streams = new Streams({
    send: (name, text) => void sent.push([name, text]),
    soon: () => void clock.asked++,
    now: () => clock.now,
  });
  return {sent, clock, streams};
}

describe('streams', () => {
  it('wait a little for more', () => {
    const {sent, clock, streams} = recorder();
    streams.write('stdout', 'a');
    streams.write('stdout', 'b');
    expect([sent.length, clock.asked]).toEqual([0, 1]);
    streams.flush();
    expect(sent).toEqual([['stdout', 'ab']]);
    streams.flush();
    expect(sent).toHaveLength(1);
  });
  it('keep the order of both', () => {
    const {sent, streams} = recorder();
    streams.write('stdout', 'a');
    streams.write('stderr', 'b');
    streams.write('stdout', 'c');
    streams.flush();
    expect(sent).toEqual([
      ['stdout', 'a'],
      ['stderr', 'b'],
      ['stdout', 'c'],
    ]);
  });
  it('send what is long at once', () => {
    const {sent, streams} = recorder();
    streams.write('stdout', 'x'.repeat(70_000));
    expect(sent).toHaveLength(1);
  });
  it('leave out the middle of far too much, and say how much', () => {
    const {sent, streams} = recorder();
    const block = 'x'.repeat(2 ** 20);
    for (let i = 0; i < 100; i++) streams.write('stdout', i === 99 ? `${block}end` : block);
    expect(sent).toHaveLength(32);
    streams.flush();
    const text = sent.map(([, part]) => part).join('');
    expect(text.length).toBeLessThan(33 * 2 ** 20);
    expect(text).toContain('\n… 71.2 MB of output are left out …\n');
    expect(text.endsWith('xend')).toBe(true);
  });
  it('go on after a while', () => {
    const {sent, clock, streams} = recorder();
    streams.write('stdout', 'x'.repeat(40 * 2 ** 20));
    streams.flush();
    clock.now = 10_000;
    streams.write('stdout', 'hat');
    streams.flush();
    expect(sent.at(-1)).toEqual(['stdout', 'hat']);
  });
});
