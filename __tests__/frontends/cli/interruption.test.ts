import {type ChildProcess, spawn, spawnSync} from 'node:child_process';
import {EventEmitter} from 'node:events';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {interruption} from '../../../src/frontends/cli/interruption.ts';
import {run} from '../../../src/frontends/cli/run.ts';
import {dataSet} from '../../helpers/data-set.ts';

describe('interruption(process)', () => {
  it('aborts with the name of the first signal, and leaves the second its usual effect', () => {
    const process = new EventEmitter();
    const {signal} = interruption(process);
    process.emit('SIGTERM');
    expect([signal.reason, process.listenerCount('SIGINT'), process.listenerCount('SIGTERM')]).toEqual([
      'SIGTERM',
      0,
      0,
    ]);
  });
  it('runs a piece of work to its result', () => {
    expect(interruption(new EventEmitter()).runPiece(() => 7)).toBe(7);
  });
  it('hands on what a piece throws', () => {
    const {runPiece, signal} = interruption(new EventEmitter());
    expect(() => runPiece(() => JSON.parse('{'))).toThrow('JSON');
    expect(signal.aborted).toBe(false);
  });
});

describe('Ctrl-C in a spawned process', () => {
  const SLOW = 4000;
  /** Work of one piece: distinct long tags cost the search for look-alikes and gains. */
  function largeSet(): string {
    const root = dataSet({});
    const lines = Array.from({length: SLOW}, (_, i) =>
      JSON.stringify({
        file_name: `${i}.png`,
        text: Array.from({length: 60}, (_unused, j) => `tag${(i * 61 + j * 97) % 50_021}`).join(', '),
      }),
    );
    writeFileSync(join(root, 'metadata.jsonl'), lines.join('\n'));
    return root;
  }
  const root = largeSet();
  const start = (): ChildProcess =>
    spawn(process.execPath, ['dist/cli.cjs', 'check', join(root, 'metadata.jsonl'), '--captions-only'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  const timed = (): number => {
    const from = performance.now();
    spawnSync(process.execPath, ['dist/cli.cjs', 'check', join(root, 'metadata.jsonl'), '--captions-only']);
    return performance.now() - from;
  };
  // The first run also keeps what was compiled, and others may have had the machine meanwhile.
  const whole = Math.min(timed(), timed());

  it.each([
    ['SIGINT', 0.3],
    ['SIGINT', 0.6],
  ] as const)('%s after %d of the run ends it at once', async (signal, part) => {
    const child = start();
    const ended = new Promise<{code: number | null; at: number}>(resolve =>
      child.on('exit', code => resolve({code, at: performance.now()})),
    );
    let sent = 0;
    const timer = setTimeout(() => {
      sent = performance.now();
      child.kill(signal);
    }, whole * part);
    const {code, at} = await ended;
    clearTimeout(timer);
    expect(code).toBe(130);
    expect(at - sent).toBeLessThan(Math.max(400, whole / 4));
  });
});

describe('the line of progress', () => {
  it('goes when reading fails', async () => {
    const interrupt = new AbortController();
    const written: string[] = [];
    const rows = Array.from({length: 1500}, (_, i) => JSON.stringify({file_name: `${i}.png`, text: `hat, ${i}`}));
    const root = dataSet({'metadata.jsonl': rows.join('\n')});
    const code = await run({
      argv: ['check', root],
      env: {},
      outTty: false,
      errTty: true,
      columns: 80,
      signal: interrupt.signal,
      print: text => void written.push(text),
      warn: text => {
        written.push(text);
        interrupt.abort('SIGTERM');
      },
      write: () => {},
      printBytes: () => {},
      writeBytes: () => {},
    });
    expect(code).toBe(143);
    expect(written[0]).toContain('Reading 1,000 of 1,500');
    expect(written.at(-1)).toBe('\r\u001b[K');
  });
});
