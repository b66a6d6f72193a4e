import {StringDecoder} from 'node:string_decoder';
import type {StreamName} from './streams.ts';

type Write = (chunk: unknown, encoding?: unknown, done?: unknown) => boolean;

/** What the process prints goes to `write`, as UTF-8 text. */
export function captureOutput(write: (name: StreamName, text: string) => void): void {
  for (const name of ['stdout', 'stderr'] as const) {
    const decoder = new StringDecoder('utf8');
    const hook: Write = (chunk, encoding, done) => {
      write(
        name,
        typeof chunk === 'string' ? textOf(chunk, encoding) : decoder.write(Buffer.from(chunk as Uint8Array)),
      );
      const called = typeof encoding === 'function' ? encoding : done;
      if (typeof called === 'function') process.nextTick(called as () => void);
      return true;
    };
    const stream = process[name];
    stream.write = hook as typeof stream.write;
    // A front end is no terminal, whatever the server was started from: no colours.
    Object.defineProperty(stream, 'isTTY', {value: false, configurable: true});
  }
}

/** Text may be given in another encoding, such as base64. */
function textOf(chunk: string, encoding: unknown): string {
  const isText = typeof encoding !== 'string' || /^utf-?8$/i.test(encoding) || !Buffer.isEncoding(encoding);
  return isText ? chunk : Buffer.from(chunk, encoding).toString('utf8');
}
