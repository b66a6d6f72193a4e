import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, readFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import process from 'node:process';
import {afterEach, describe, expect, it} from '@jest/globals';
import {getModel} from '../../../src/engines/models/get-model.ts';
import {proxyFor} from '../../../src/engines/models/proxy.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {COMMIT, FILES, hub, REPOSITORY} from '../../helpers/hub.ts';
import {webProxy, type WebProxy} from '../../helpers/web-proxy.ts';

const open: {readonly close: () => Promise<void>}[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map(({close}) => close()));
});

// A certificate for the name hub.test alone, which is nobody's.
const CERTIFICATE = resolve('__tests__/fixtures/tls/certificate.pem');
const secure = () => ({key: readFileSync('__tests__/fixtures/tls/key.pem'), cert: readFileSync(CERTIFICATE)});

async function through(endpoint: string, status?: number): Promise<WebProxy> {
  const proxy = await webProxy(Number(new URL(endpoint).port), status);
  open.push(proxy);
  return proxy;
}

describe('proxyFor(url, env)', () => {
  it.each([
    ['https://hub/x', {HTTPS_PROXY: 'http://p:1'}, 'http://p:1/'],
    ['https://hub/x', {HTTP_PROXY: 'http://p:1'}, null],
    ['http://hub/x', {HTTP_PROXY: 'p:1'}, 'http://p:1/'],
    ['http://hub/x', {ALL_PROXY: 'http://p:1'}, 'http://p:1/'],
    ['https://hub/x', {HTTPS_PROXY: 'http://large', https_proxy: 'http://small'}, 'http://small/'],
    ['https://hub/x', {HTTPS_PROXY: ''}, null],
    ['https://hub/x', {HTTPS_PROXY: 'http://p', NO_PROXY: 'other, hub'}, null],
    ['https://a.hub.co/x', {HTTPS_PROXY: 'http://p', NO_PROXY: '.hub.co'}, null],
    ['https://a.HUB.co/x', {HTTPS_PROXY: 'http://p', no_proxy: '*.Hub.co'}, null],
    ['https://ahub.co/x', {HTTPS_PROXY: 'http://p', NO_PROXY: 'hub.co'}, 'http://p/'],
    ['https://hub/x', {HTTPS_PROXY: 'http://p', NO_PROXY: '*'}, null],
    ['https://hub/x', {HTTPS_PROXY: 'http://p', NO_PROXY: 'hub:443'}, null],
    ['https://hub/x', {HTTPS_PROXY: 'http://p', NO_PROXY: 'hub:80'}, 'http://p/'],
  ])('%s with %j', (url, env, proxy) => expect(proxyFor(url, env)?.href ?? null).toBe(proxy));

  it.each(['socks5://secret@p', 'http://', 'http://a b', 'http://me:secret%@p:1'])(
    'refuses %s, and does not print it',
    told => {
      expect(() => proxyFor('https://hub', {HTTPS_PROXY: told})).toThrow(
        expect.objectContaining({code: 'usage', message: expect.not.stringContaining('secret') as unknown}),
      );
    },
  );
});

describe('getModel by way of a proxy', () => {
  it('asks it for all of an address in clear, with name and password', async () => {
    const server = await hub();
    open.push(server);
    const proxy = await through(server.endpoint);
    const models = dataSet({});
    const env = {HTTP_PROXY: `http://me:p%40ss@${proxy.address}`};
    const folder = await getModel(
      {org: 'drawn', name: 'tiny-clip'},
      {models, lockFolder: models, endpoint: 'http://hub.test', proxyOf: url => proxyFor(url, env)},
    );
    for (const [name, bytes] of Object.entries(FILES))
      expect(readFileSync(join(folder, name)).equals(bytes)).toBe(true);
    expect(proxy.asked).toContainEqual({
      what: `GET http://hub.test/${REPOSITORY}/resolve/main/selected_tags.csv`,
      who: `Basic ${Buffer.from('me:p@ss').toString('base64')}`,
    });
  });

  it.each([
    [407, 'answers 407: it wants a name and a password'],
    [502, 'answers 502'],
  ])('says that it answers %i', async (status, why) => {
    const proxy = await through('http://127.0.0.1:1', status);
    const models = dataSet({});
    const asked = getModel(
      {org: 'drawn', name: 'tiny-clip'},
      {
        models,
        lockFolder: models,
        endpoint: 'https://hub.test',
        proxyOf: () => new URL(`http://me:secret@${proxy.address}`),
        waits: {retry: 1, stall: 1000},
      },
    );
    await expect(asked).rejects.toMatchObject({
      code: 'model-download',
      message: expect.stringContaining(why) as unknown,
    });
    await expect(asked).rejects.not.toThrow('secret');
  });

  it('is a line that the proxy cannot read, in a run of the command', async () => {
    const server = await hub(undefined, FILES, secure());
    open.push(server);
    const proxy = await through(server.endpoint);
    const cache = dataSet({});
    const child = spawn(
      process.execPath,
      [resolve('dist/cli.cjs'), 'models', 'get', REPOSITORY, '--cache-dir', cache],
      {
        cwd: cache,
        env: {
          ...process.env,
          NODE_EXTRA_CA_CERTS: CERTIFICATE,
          HF_ENDPOINT: 'https://hub.test',
          HF_TOKEN: 'secret',
          HTTPS_PROXY: `http://${proxy.address}`,
          https_proxy: '',
          NO_PROXY: '',
          no_proxy: '',
        },
      },
    );
    await once(child, 'exit');
    expect(child.exitCode).toBe(0);
    expect(existsSync(join(cache, 'models', 'drawn--tiny-clip', COMMIT, 'config.json'))).toBe(true);
    expect(new Set(proxy.asked.map(({what}) => what))).toEqual(new Set(['CONNECT hub.test:443']));
    expect(server.asked.every(({token}) => token === 'Bearer secret')).toBe(true);
  });
});
