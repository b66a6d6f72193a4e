import {createRequire} from 'node:module';
import process from 'node:process';
import {TagnosisError} from '../../../errors.ts';
import {type Bundle, type DisplayMessage, type Host, HOST} from '../host-contract.ts';

type Write = (message: DisplayMessage) => void;

/** What shows outputs around us: our kernel, Deno's, stock tslab; null in a plain program. */
export function findHost(): Host | null {
  return ownHost() ?? denoHost() ?? tslabHost();
}

let warned = false;

function ownHost(): Host | null {
  const host = (globalThis as {readonly [HOST]?: Host})[HOST];
  if (host === undefined) return null;
  if (host.version !== 1 && !warned) {
    warned = true;
    process.stderr.write(`tagnosis: this kernel speaks version ${String(host.version)} of displays, this package 1.\n`);
  }
  return host;
}

interface Deno {
  readonly jupyter?: {
    broadcast(type: string, content: Record<string, unknown>): unknown;
  };
}

function denoHost(): Host | null {
  const {jupyter} = (globalThis as {readonly Deno?: Deno}).Deno ?? {};
  if (typeof jupyter?.broadcast !== 'function') return null;
  const send = (type: string, content: Record<string, unknown>): void => void jupyter.broadcast(type, content);
  return {
    version: 1,
    publish: ({data, metadata = {}, transient = {}, update = false}) =>
      send(update ? 'update_display_data' : 'display_data', {data, metadata, transient}),
    clear: ({wait}) => send('clear_output', {wait}),
    prompt: noPrompt,
  };
}

function tslabHost(): Host | null {
  const write = tslabWrite();
  if (write === null) return null;
  // Its own `clear` goes the same way, with a message of another kind.
  return {version: 1, publish: write, clear: () => {}, prompt: noPrompt};
}

/** Shows a bundle under stock tslab; null anywhere else. */
export function tslabPublish(): ((data: Bundle, metadata: Readonly<Record<string, unknown>>) => void) | null {
  if (ownHost() !== null || denoHost() !== null) return null;
  const write = tslabWrite();
  return write === null ? null : (data, metadata) => write({data, metadata});
}

type TslabWrite = (
  content: {data: Bundle; metadata: Readonly<Record<string, unknown>>; transient: object},
  update: boolean,
) => void;

/** The function by which the running cell of tslab writes a display, found among the modules that are loaded. */
function tslabWrite(): Write | null {
  const {cache} = createRequire(import.meta.url);
  const path = Object.keys(cache ?? {}).find(name => /[\\/]tslab[\\/]dist[\\/]jupyter\.js$/.test(name));
  const loaded = path === undefined ? undefined : cache[path];
  const write = (loaded?.exports as {readonly lastWriteDisplayData?: TslabWrite | null} | undefined)
    ?.lastWriteDisplayData;
  if (typeof write !== 'function') return null;
  return ({data, metadata = {}, transient = {}, update = false}) => write({data, metadata, transient}, update);
}

/** Only our kernel asks. */
function noPrompt(): Promise<string> {
  return Promise.reject(
    new TagnosisError('usage', 'Nobody can be asked here: prompt needs the kernel of tagnosis.', {
      hint: 'Run: npx tagnosis kernel install',
    }),
  );
}
