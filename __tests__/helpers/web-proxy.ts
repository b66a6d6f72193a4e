import {createServer, request as ask} from 'node:http';
import {type AddressInfo, connect} from 'node:net';
import type {Duplex} from 'node:stream';

/** A proxy on this machine. */
export interface WebProxy {
  readonly address: string;
  /** What it was asked for, and by whom. */
  readonly asked: {readonly what: string; readonly who: string | null}[];
  readonly close: () => Promise<void>;
}

/** Goes on to `port` of this machine, whatever host it is asked for; answers `status` instead where that is told. */
export async function webProxy(port: number, status?: number): Promise<WebProxy> {
  const asked: {what: string; who: string | null}[] = [];
  const lines = new Set<Duplex>();
  const server = createServer((request, response) => {
    const {'proxy-authorization': who = null, ...headers} = request.headers;
    asked.push({what: `${request.method ?? ''} ${request.url ?? ''}`, who});
    if (status !== undefined) {
      response.writeHead(status).end();
      return;
    }
    const {pathname, search} = new URL(request.url ?? '');
    const onward = ask({host: '127.0.0.1', port, path: `${pathname}${search}`, headers}, found => {
      response.writeHead(found.statusCode ?? 500, found.headers);
      found.pipe(response);
    });
    onward.end();
  });
  server.on('connect', (request, socket) => {
    asked.push({what: `CONNECT ${request.url ?? ''}`, who: request.headers['proxy-authorization'] ?? null});
    if (status !== undefined) {
      socket.end(`HTTP/1.1 ${status} No\r\n\r\n`);
      return;
    }
    lines.add(socket);
    const onward = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      socket.pipe(onward).pipe(socket);
    });
    for (const one of [onward, socket]) one.on('error', () => onward.destroy());
  });
  await new Promise<void>(resolve => void server.listen(0, '127.0.0.1', resolve));
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    for (const line of lines) line.destroy();
    await new Promise(resolve => void server.close(resolve));
  };
  return {address: `127.0.0.1:${(server.address() as AddressInfo).port}`, asked, close};
}
