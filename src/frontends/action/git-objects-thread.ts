import type {ChildProcessByStdio} from 'node:child_process';
import type {Readable, Writable} from 'node:stream';
import type {MessagePort} from 'node:worker_threads';

interface Told {
  readonly port: MessagePort;
  readonly signal: Int32Array;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

/**
 * What the thread of `batchedGit` does. It is handed over as text, and so refers to nothing outside: one process for each mode,
 * which is asked for names of objects and whose answer is complete when there is one for every name.
 */
export function serveObjects(): void {
  const {spawn} = process.getBuiltinModule('node:child_process');
  const {workerData} = process.getBuiltinModule('node:worker_threads');
  const {port, signal, args, env} = workerData as Told;
  const running = new Map<string, ChildProcessByStdio<Writable, Readable, null>>();
  let held = Buffer.alloc(1 << 16);
  let length = 0;
  let at = 0;
  let left = 0;
  const reply = (message: unknown): void => {
    left = 0;
    port.postMessage(message);
    Atomics.store(signal, 0, 1);
    Atomics.notify(signal, 0);
  };
  const take = (chunk: Buffer, hasContents: boolean): void => {
    if (length + chunk.length > held.length) {
      const larger = Buffer.alloc(2 * (length + chunk.length));
      held.copy(larger, 0, 0, length);
      held = larger;
    }
    chunk.copy(held, length);
    length += chunk.length;
    while (left > 0) {
      const end = held.subarray(0, length).indexOf(10, at);
      if (end < 0) return;
      const head = held.toString('latin1', at, end);
      const next = end + 1 + (hasContents && !head.endsWith(' missing') ? Number(head.split(' ')[2]) + 1 : 0);
      if (next > length) return;
      at = next;
      left--;
    }
    reply(Uint8Array.prototype.slice.call(held, 0, length));
    held = Buffer.alloc(1 << 16);
  };
  const started = (mode: string): ChildProcessByStdio<Writable, Readable, null> => {
    const child = spawn('git', [...args, 'cat-file', mode], {env, stdio: ['pipe', 'pipe', 'ignore']});
    child.stdout.on('data', (chunk: Buffer) => take(chunk, mode === '--batch'));
    child.stdin.on('error', () => {});
    for (const event of ['error', 'close']) child.on(event, why => left > 0 && reply(`it ended (${String(why)})`));
    running.set(mode, child);
    return child;
  };
  port.on('message', ({mode, input}: {readonly mode: string; readonly input: string}) => {
    [length, at, left] = [0, 0, input.trimEnd().split('\n').length];
    (running.get(mode) ?? started(mode)).stdin.write(input);
  });
}
