import {describe, expect, it} from '@jest/globals';
import {progress, type ProgressWorld} from '../../../../src/frontends/notebook/api/progress.ts';
import {recordingHost} from '../../../helpers/notebook-host.ts';

function clock(): {now: () => number; pass: (millis: number) => void} {
  let time = 0;
  return {now: () => time, pass: millis => void (time += millis)};
}

const silent = {write: (): boolean => true};

describe('progress(total)', () => {
  it('says nothing in the first second, and nothing at all of what is done by then', () => {
    const [host, {now, pass}] = [recordingHost(), clock()];
    const bar = progress(100, {}, {host, terminal: silent, now});
    for (let i = 0; i < 9; i++) {
      pass(100);
      bar.update(i);
    }
    bar.done('Read 100 items.');
    expect(host.published).toEqual([]);
  });

  it('is one output, shown anew at most five times a second, and one line in the end', () => {
    const [host, {now, pass}] = [recordingHost(), clock()];
    const bar = progress(1000, {label: 'Reading <b>', unit: 'items'}, {host, terminal: silent, now});
    for (let i = 0; i < 300; i++) {
      pass(10);
      bar.update(i);
    }
    bar.done('Read 1,000 items.');
    expect(host.published.length).toBeGreaterThan(5);
    expect(host.published.length).toBeLessThanOrEqual(12);
    expect(new Set(host.published.map(({transient}) => transient?.display_id)).size).toBe(1);
    expect(host.published.map(({update}) => update)).toEqual([false, ...host.published.slice(1).map(() => true)]);
    expect(host.published[0]?.data).toEqual({
      'text/plain': 'Reading <b> 99 of 1,000 items',
      'text/html': '<div><progress max="1000" value="99"></progress> Reading &lt;b&gt; 99 of 1,000 items</div>',
    });
    expect(host.published.at(-1)?.data).toEqual({'text/plain': 'Read 1,000 items.'});
  });

  it('writes one line to a terminal, and nothing to a file', () => {
    const written: string[] = [];
    const {now, pass} = clock();
    const world = (isTTY: boolean): ProgressWorld => ({
      host: null,
      terminal: {isTTY, write: text => written.push(text)},
      now,
    });
    for (const isTTY of [false, true]) {
      const bar = progress(null, {label: 'Reading'}, world(isTTY));
      pass(2000);
      bar.update(7);
      bar.done();
    }
    expect(written).toEqual(['\r\u001b[KReading 7', '\r\u001b[K']);
  });
});
