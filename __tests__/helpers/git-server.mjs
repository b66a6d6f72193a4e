// A server of bare repositories over HTTP, as GitHub is one: it demands a token and counts what it is asked for.
// node git-server.mjs <folder> <token>
import {spawn} from 'node:child_process';
import {createServer} from 'node:http';
import process from 'node:process';

const [, , folder, token] = process.argv;
const wanted = `basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`;
let requests = 0;

const server = createServer((request, response) => {
  const {pathname, search} = new URL(request.url, 'http://localhost');
  if (pathname === '/count') {
    response.end(String(requests));
    return;
  }
  requests++;
  if ((request.headers.authorization ?? '').toLowerCase() !== wanted.toLowerCase()) {
    response.writeHead(401, {'www-authenticate': 'Basic realm="git"'}).end('no');
    return;
  }
  const backend = spawn('git', ['http-backend'], {
    env: {
      PATH: process.env.PATH,
      GIT_PROJECT_ROOT: folder,
      GIT_HTTP_EXPORT_ALL: '1',
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'safe.directory',
      GIT_CONFIG_VALUE_0: '*',
      PATH_INFO: pathname,
      QUERY_STRING: search.slice(1),
      REQUEST_METHOD: request.method,
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
      GIT_PROTOCOL: request.headers['git-protocol'] ?? '',
    },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  request.pipe(backend.stdin);
  const chunks = [];
  backend.stdout.on('data', chunk => chunks.push(chunk));
  backend.on('close', () => {
    const output = Buffer.concat(chunks);
    const end = output.indexOf('\r\n\r\n');
    const headers = output.subarray(0, end).toString().split('\r\n');
    const status = headers.find(line => line.startsWith('Status:'));
    response.statusCode = status === undefined ? 200 : Number(status.slice(8, 11));
    for (const line of headers) {
      const colon = line.indexOf(':');
      if (!line.startsWith('Status:')) response.setHeader(line.slice(0, colon), line.slice(colon + 2));
    }
    response.end(output.subarray(end + 4));
  });
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`));
