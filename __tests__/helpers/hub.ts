import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import {createServer as createSecureServer} from 'node:https';
import type {AddressInfo} from 'node:net';
import {join} from 'node:path';
import {TINY_CLIP} from './tiny-clip.ts';

export const COMMIT: string = 'c'.repeat(40);
export const REPOSITORY = 'drawn/tiny-clip';

/** The files of a repository by path. */
export const FILES: Readonly<Record<string, Buffer>> = {
  'onnx/text_model.onnx': readFileSync(join(TINY_CLIP, 'text_model.onnx')),
  'onnx/vision_model.onnx': readFileSync(join(TINY_CLIP, 'vision_model.onnx')),
  'config.json': readFileSync(join(TINY_CLIP, 'config.json')),
  'preprocessor_config.json': readFileSync(join(TINY_CLIP, 'preprocessor_config.json')),
};

/** What the hub is to do with one request, otherwise than a good one does. True: it has answered. */
export type Trouble = (request: IncomingMessage, response: ServerResponse, file: string) => boolean;

export interface Hub {
  readonly endpoint: string;
  /** What was asked, with the range and the token of each request. */
  readonly asked: {readonly file: string; readonly range: string | null; readonly token: string | null}[];
  readonly close: () => Promise<void>;
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Headers as a hub sends them. */
export function headersOf(bytes: Uint8Array): Record<string, string> {
  return {'x-repo-commit': COMMIT, 'x-linked-etag': `"${sha256(bytes)}"`, etag: `"${sha256(bytes)}"`};
}

/** The rest of a file from where the request wants it. */
export function send(request: IncomingMessage, response: ServerResponse, bytes: Buffer): void {
  const from = Number(/^bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
  if (from >= bytes.length && from > 0) {
    response.writeHead(416, headersOf(bytes)).end();
    return;
  }
  const rest = bytes.subarray(from);
  response.writeHead(from > 0 ? 206 : 200, {...headersOf(bytes), 'content-length': rest.length}).end(rest);
}

/** A hub on this machine, which makes trouble where it is told to. */
export async function hub(
  trouble: Trouble = () => false,
  files: Readonly<Record<string, Buffer>> = FILES,
  secure?: {readonly key: Buffer; readonly cert: Buffer},
): Promise<Hub> {
  const asked: {file: string; range: string | null; token: string | null}[] = [];
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const [, file = ''] = /^\/drawn\/tiny-clip\/resolve\/[^/]+\/(.+)$/.exec(request.url ?? '') ?? [];
    const {range = null, authorization = null} = request.headers;
    asked.push({file, range, token: authorization});
    if (trouble(request, response, file)) return;
    const bytes = Object.hasOwn(files, file) ? files[file] : undefined;
    if (bytes === undefined) response.writeHead(404).end();
    else send(request, response, bytes);
  };
  const server: Server = secure === undefined ? createServer(answer) : createSecureServer(secure, answer);
  await new Promise<void>(resolve => void server.listen(0, '127.0.0.1', resolve));
  const {port} = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise(resolve => void server.close(resolve));
  };
  return {endpoint: `http${secure === undefined ? '' : 's'}://127.0.0.1:${port}`, asked, close};
}
