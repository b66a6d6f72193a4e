import {type IncomingMessage, request as plainRequest, type RequestOptions} from 'node:http';
import {request as secureRequest} from 'node:https';
import {isIP, type Socket} from 'node:net';
import {Readable} from 'node:stream';
import {connect} from 'node:tls';

interface Asked {
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** What `fetch` would give, without following, by way of a proxy: Node 20's own cannot. */
export async function fetchThrough(proxy: URL, url: string, {headers, signal}: Asked): Promise<Response> {
  const target = new URL(url);
  const {host, protocol, pathname, search} = target;
  if (protocol === 'http:') {
    // In clear the proxy is told the whole address, and asks for us.
    const own = {...headersFor(proxy), ...headers, host};
    return responseOf(
      await answer({...placeOf(proxy), agent: false, path: target.href, headers: own, signal}, isSecure(proxy)),
    );
  }
  const name = bare(target.hostname);
  const socket = await tunnel(proxy, target, signal);
  const createConnection = (): Socket => connect({socket, host: name, ...(isIP(name) > 0 ? {} : {servername: name})});
  const path = `${pathname}${search}`;
  return responseOf(await answer({host: name, path, headers: {...headers, host}, signal, createConnection}, true));
}

/** A line to the target that the proxy cannot read. */
function tunnel(proxy: URL, {hostname, port}: URL, signal: AbortSignal): Promise<Socket> {
  const to = `${hostname}:${port === '' ? '443' : port}`;
  const make = isSecure(proxy) ? secureRequest : plainRequest;
  return new Promise((resolve, reject) => {
    const asked = make({
      ...placeOf(proxy),
      method: 'CONNECT',
      path: to,
      headers: {...headersFor(proxy), host: to},
      signal,
    });
    asked.once('error', reject);
    asked.once('connect', ({statusCode = 0}, socket) => {
      if (statusCode === 200) resolve(socket as Socket);
      else {
        socket.destroy();
        reject(refused(proxy, statusCode));
      }
    });
    asked.end();
  });
}

function refused({host}: URL, status: number): Error {
  return new Error(`the proxy ${host} answers ${status}${status === 407 ? ': it wants a name and a password' : ''}`);
}

function answer(options: RequestOptions, secure: boolean): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const asked = (secure ? secureRequest : plainRequest)(options);
    asked.once('error', reject);
    asked.once('response', resolve);
    asked.end();
  });
}

function responseOf(message: IncomingMessage): Response {
  const {statusCode: status = 0, rawHeaders} = message;
  const headers = new Headers();
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) headers.append(rawHeaders[i] ?? '', rawHeaders[i + 1] ?? '');
  const bodiless = status === 204 || status === 205 || status === 304;
  if (bodiless) message.resume();
  return new Response(bodiless ? null : (Readable.toWeb(message) as ReadableStream<Uint8Array>), {status, headers});
}

function isSecure({protocol}: URL): boolean {
  return protocol === 'https:';
}

function placeOf({hostname, port, protocol}: URL): {readonly host: string; readonly port: number} {
  return {
    host: bare(hostname),
    port: port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port),
  };
}

/** Addresses of version 6 stand in brackets. */
function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '');
}

function headersFor({username, password}: URL): Record<string, string> {
  if (username === '') return {};
  const told = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return {'proxy-authorization': `Basic ${Buffer.from(told).toString('base64')}`};
}
