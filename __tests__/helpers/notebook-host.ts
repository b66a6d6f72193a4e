import type {DisplayMessage, Host} from '../../src/frontends/notebook/host-contract.ts';
import {HOST} from '../../src/frontends/notebook/host-contract.ts';

export interface RecordingHost extends Host {
  readonly published: DisplayMessage[];
  readonly cleared: boolean[];
}

/** A kernel that keeps what it is told to show. */
export function recordingHost(): RecordingHost {
  const published: DisplayMessage[] = [];
  const cleared: boolean[] = [];
  return {
    version: 1,
    published,
    cleared,
    publish: message => void published.push(message),
    clear: ({wait}) => void cleared.push(wait),
    prompt: async text => `${text} 42`,
  };
}

/** Runs something as if in a cell of our kernel. */
export async function inKernel<T>(run: (host: RecordingHost) => Promise<T>): Promise<T> {
  const host = recordingHost();
  const global = globalThis as {[HOST]?: Host};
  global[HOST] = host;
  try {
    return await run(host);
  } finally {
    Reflect.deleteProperty(global, HOST);
  }
}
