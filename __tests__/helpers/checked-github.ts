import {type ChildProcess, spawn} from 'node:child_process';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {createInterface} from 'node:readline';
import {afterAll, expect} from '@jest/globals';
import type {FakeGitHub} from './fake-github.ts';
import {SLICE} from './github-answer.ts';

interface Checker {
  readonly url: string;
  readonly prism: ChildProcess;
  readonly server: Server;
  /** What of GitHub's description was broken, by a request or by an answer. */
  readonly broken: string[];
}

let starting: Promise<Checker> | undefined;
let current: FakeGitHub | undefined;
const fakes: FakeGitHub[] = [];

/**
 * Puts a fake behind Prism, which holds every request and every answer against GitHub's own description of its API, and gives
 * the address to call. One Prism serves all fakes of a test file, one after the other.
 */
export async function checkedGitHub(fake: FakeGitHub): Promise<string> {
  starting ??= startChecker();
  const {url} = await starting;
  fake.publicUrl = url;
  current = fake;
  fakes.push(fake);
  return url;
}

async function startChecker(): Promise<Checker> {
  const server = createServer((request, response) => void current?.answer(request, response));
  await new Promise<void>(resolve => void server.listen(0, '127.0.0.1', resolve));
  const upstream = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const command = ['node_modules/@stoplight/prism-cli/dist/index.js', 'proxy', '--errors', SLICE, upstream, '-p', '0'];
  const prism = spawn(process.execPath, command, {stdio: ['ignore', 'pipe', 'inherit']});
  const broken: string[] = [];
  const url = await new Promise<string>((resolve, reject) => {
    prism.on('close', code => reject(new Error(`Prism ended with ${code}`)));
    createInterface({input: prism.stdout}).on('line', line => {
      const [, address] = /listening on (http:\S+)/.exec(line) ?? [];
      if (address !== undefined) resolve(address);
      if (line.includes('terminated with error')) broken.push(line);
    });
  });
  return {url, prism, server, broken};
}

afterAll(async () => {
  if (starting === undefined) return;
  const {prism, server, broken} = await starting;
  const closed = new Promise(resolve => prism.once('close', resolve));
  prism.kill();
  await closed;
  server.closeAllConnections();
  server.close();
  const meant = fakes.reduce((sum, fake) => sum + fake.outsideDescription, 0);
  // Lines come late: all of them are here only when Prism has ended.
  if (broken.length !== meant) expect(broken).toEqual([]);
});
