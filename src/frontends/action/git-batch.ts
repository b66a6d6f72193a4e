import {MessageChannel, receiveMessageOnPort, Worker} from 'node:worker_threads';
import {TagnosisError} from '../../errors.ts';
import type {Git} from '../../sources/git-command.ts';
import {SAFE_OPTIONS} from './git-environment.ts';
import {serveObjects} from './git-objects-thread.ts';

/** Of one round. */
const LONGEST_MS = 300_000;

export interface BatchedGit {
  readonly git: Git;
  /** Ends what was started for it. */
  close(): void;
}

/**
 * Git in a bare repository where all that asks for objects is answered by one process that stays, instead of by a new one each
 * time: `cat-file --batch` and `cat-file --batch-check`. Everything else goes to the runner. A thread talks with these
 * processes, so that whoever asks can wait for the answer as for that of any other call.
 */
export function batchedGit(folder: string, git: Git, env: Readonly<Record<string, string>>): BatchedGit {
  let ask: ((mode: Mode, input: string) => Buffer) | undefined;
  let worker: Worker | undefined;
  const start = (): NonNullable<typeof ask> => {
    const {port1, port2} = new MessageChannel();
    const signal = new Int32Array(new SharedArrayBuffer(4));
    const args = [...SAFE_OPTIONS, `--git-dir=${folder}`];
    worker = new Worker(`(${serveObjects.toString()})()`, {
      eval: true,
      workerData: {port: port2, signal, args, env: {...process.env, ...env}},
      transferList: [port2],
    });
    worker.unref();
    return (mode, input) => {
      Atomics.store(signal, 0, 0);
      port1.postMessage({mode, input});
      Atomics.wait(signal, 0, 0, LONGEST_MS);
      const told: unknown = receiveMessageOnPort(port1)?.message;
      if (told instanceof Uint8Array) return Buffer.from(told.buffer, told.byteOffset, told.byteLength);
      const why = typeof told === 'string' ? told : 'it took too long';
      throw new TagnosisError('git-unknown-revision', `Git stopped to answer: ${why}.`, {
        hint: 'Check the revision.',
      });
    };
  };
  return {
    git(args, input) {
      const mode = modeOf(args);
      if (mode === null || input === undefined) return git(args, input);
      ask ??= start();
      return ask(mode, input);
    },
    close: () => void worker?.terminate(),
  };
}

type Mode = '--batch' | '--batch-check';

function modeOf([command, mode, buffer, ...others]: readonly string[]): Mode | null {
  if (command !== 'cat-file' || buffer !== '--buffer' || others.length > 0) return null;
  return mode === '--batch' || mode === '--batch-check' ? mode : null;
}
