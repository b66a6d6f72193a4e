import {createHash, type Hash} from 'node:crypto';
import {createReadStream, existsSync, readFileSync, rmSync, statfsSync, statSync, writeFileSync} from 'node:fs';
import {open} from 'node:fs/promises';
import {dirname} from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';
import {TagnosisError} from '../../errors.ts';
import {fetchThrough} from './fetch-through.ts';
import {notGiven, refused, unreachable, wrongBytes} from './download-errors.ts';

export interface DownloadOptions {
  readonly url: string;
  /** Where it is written; it is resumed where a part of the same version lies there. */
  readonly path: string;
  /** Only ever sent to the host of the address itself. */
  readonly token?: string | undefined;
  /** What it must be; what the server says of it when absent. */
  readonly expected?: {readonly bytes: number; readonly sha256: string} | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((bytes: number, of: number | null) => void) | undefined;
  /** The proxy that an address is reached through; none when absent. */
  readonly proxyOf?: ((url: string) => URL | null) | undefined;
  /** Tried again after so long, twice that, …; and given up when nothing comes for so long. For tests. */
  readonly waits?: {readonly retry: number; readonly stall: number};
}

/** A file that was fetched: null where the server has none. */
export type Downloaded = {
  readonly bytes: number;
  readonly sha256: string;
  /** The commit that the server says it is of. */
  readonly commit: string | null;
} | null;

const WAITS = {retry: 500, stall: 30_000};
const TRIES = 5;
const REDIRECTS = 5;
const LARGEST = 32 * 2 ** 30;

/** Fetches one file, and goes on where it stopped: after a broken line, a stall, an error of the server, or another run. */
export async function download(options: DownloadOptions): Promise<Downloaded> {
  const {retry} = options.waits ?? WAITS;
  for (let attempt = 1; ; attempt++) {
    options.signal?.throwIfAborted();
    try {
      return await fetchOnce(options);
    } catch (error) {
      options.signal?.throwIfAborted();
      if (error instanceof TagnosisError) throw error;
      if (attempt >= TRIES) throw unreachable(options.url, error);
      await pause(retry * 2 ** (attempt - 1), undefined, options.signal === undefined ? {} : {signal: options.signal});
    }
  }
}

async function fetchOnce(options: DownloadOptions): Promise<Downloaded> {
  const stall = new AbortController();
  const {stall: longest} = options.waits ?? WAITS;
  let timer = setTimeout(() => stall.abort(new Error('nothing came')), longest);
  const alive = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => stall.abort(new Error('nothing came')), longest);
  };
  const signal = options.signal === undefined ? stall.signal : AbortSignal.any([stall.signal, options.signal]);
  try {
    const have = resumable(options.path);
    const {response, told} = await follow(options, have, signal);
    if (response.status === 404) return null;
    if (response.status === 416 && have !== null) {
      return told.etag === have.etag ? await asItIs(options, told) : forgetting(options.path);
    }
    refuse(response, options.url);
    return await receive(options, {response, told, have, alive});
  } finally {
    clearTimeout(timer);
  }
}

/** What was there is no part of what is there now. */
function forgetting(path: string): never {
  rmSync(path, {force: true});
  rmSync(tagPath(path), {force: true});
  throw new Error('the part that was fetched before does not fit');
}

/** Another run had fetched all of it. */
async function asItIs({path, url, expected}: DownloadOptions, told: ToldOfFile): Promise<Downloaded> {
  const hash = createHash('sha256');
  await hashFile(path, hash);
  const bytes = statSync(path).size;
  return checked({bytes, sha256: hash.digest('hex'), commit: told.commit}, {path, url, expected, told});
}

interface Have {
  readonly bytes: number;
  readonly etag: string;
}

/** Beside a file, what version it is of: it is left there for the next run, and is the caller's to remove. */
export function tagPath(path: string): string {
  return `${path}.etag`;
}

function resumable(path: string): Have | null {
  const size = statSync(path, {throwIfNoEntry: false})?.size ?? 0;
  if (size === 0 || !existsSync(tagPath(path))) return null;
  return {bytes: size, etag: readFileSync(tagPath(path), 'utf8')};
}

/** What the first server says of the file, whoever sends it in the end. */
interface ToldOfFile {
  readonly sha256: string | null;
  readonly commit: string | null;
  readonly etag: string | null;
}

/** Goes after redirects by hand: the token is for the hub alone, and files come from elsewhere. */
async function follow(
  {url, token, proxyOf}: DownloadOptions,
  have: Have | null,
  signal: AbortSignal,
): Promise<{readonly response: Response; readonly told: ToldOfFile}> {
  const {host} = new URL(url);
  let told: ToldOfFile | null = null;
  let at = url;
  for (let hop = 0; hop <= REDIRECTS; hop++) {
    const isHub = new URL(at).host === host;
    const headers = {
      'accept-encoding': 'identity',
      ...(isHub && token !== undefined ? {authorization: `Bearer ${token}`} : {}),
      ...(have === null ? {} : {range: `bytes=${have.bytes}-`}),
    };
    const proxy = proxyOf?.(at) ?? null;
    const response = await (proxy === null
      ? fetch(at, {redirect: 'manual', signal, headers})
      : fetchThrough(proxy, at, {headers, signal}));
    const own = toldBy(response.headers);
    told = told === null ? own : {...own, ...defined(told)};
    const next = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || next === null) return {response, told};
    await response.body?.cancel();
    at = new URL(next, at).href;
    if (!/^https?:$/.test(new URL(at).protocol)) throw refused(url, 'it leads to an address that is none of the web');
  }
  throw refused(url, 'it leads in circles');
}

function toldBy(headers: Headers): ToldOfFile {
  const linked = (headers.get('x-linked-etag') ?? '').replaceAll('"', '');
  return {
    sha256: /^[0-9a-f]{64}$/.test(linked) ? linked : null,
    commit: headers.get('x-repo-commit'),
    etag: headers.get('x-linked-etag') ?? headers.get('etag'),
  };
}

function defined(told: ToldOfFile): Partial<ToldOfFile> {
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== null));
}

function refuse({status}: Response, url: string): void {
  if (status === 200 || status === 206) return;
  if (status === 401 || status === 403) throw notGiven(url, status);
  if (status < 500 && status !== 408 && status !== 429) throw refused(url, `the server answers ${status}`);
  throw new Error(`the server answers ${status}`);
}

interface Receiving {
  readonly response: Response;
  readonly told: ToldOfFile;
  readonly have: Have | null;
  readonly alive: () => void;
}

async function receive(
  {path, url, expected, onProgress}: DownloadOptions,
  {response, told, have, alive}: Receiving,
): Promise<Downloaded> {
  const resumed = have !== null && response.status === 206 && told.etag === have.etag;
  if (have !== null && response.status === 206 && !resumed) return forgetting(path);
  const from = resumed ? have.bytes : 0;
  const announced = Number(response.headers.get('content-length') ?? NaN);
  const length = Number.isFinite(announced) ? from + announced : null;
  if ((length ?? 0) > LARGEST) throw refused(url, 'it is larger than 32 GiB');
  checkRoom(path, url, (length ?? 0) - from);
  if (told.etag !== null) writeFileSync(tagPath(path), told.etag);
  const hash = createHash('sha256');
  if (resumed) await hashFile(path, hash);
  let bytes = from;
  const file = await open(path, resumed ? 'a' : 'w');
  try {
    for await (const chunk of response.body ?? []) {
      alive();
      hash.update(chunk);
      await file.write(chunk);
      bytes += chunk.length;
      if (bytes > LARGEST) throw refused(url, 'it is larger than 32 GiB');
      onProgress?.(bytes, length);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  if (length !== null && bytes < length) throw new Error('the file ends too early');
  return checked({bytes, sha256: hash.digest('hex'), commit: told.commit}, {path, url, expected, told});
}

/** Before the first byte: a full disk would else be found out after half an hour. */
function checkRoom(path: string, url: string, bytes: number): void {
  const {bavail, bsize} = statfsSync(dirname(path));
  if (bytes <= bavail * bsize) return;
  throw refused(url, `it takes ${Math.ceil(bytes / 1e6)} MB, and the disk has ${Math.floor((bavail * bsize) / 1e6)}`);
}

interface Checking extends Pick<DownloadOptions, 'path' | 'url' | 'expected'> {
  readonly told: ToldOfFile;
}

function checked(found: NonNullable<Downloaded>, {path, url, expected, told}: Checking): Downloaded {
  const wanted = expected?.sha256 ?? told.sha256;
  if (wanted === null || wanted === found.sha256) return found;
  rmSync(path, {force: true});
  rmSync(tagPath(path), {force: true});
  throw wrongBytes(url, found.sha256, expected !== undefined);
}

async function hashFile(path: string, hash: Hash): Promise<void> {
  for await (const chunk of createReadStream(path, {highWaterMark: 1 << 20})) hash.update(chunk as Buffer);
}
