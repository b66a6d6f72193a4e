import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import {afterAll} from '@jest/globals';
import {linesOfPatch} from '../../src/frontends/action/suggest.ts';
import {fullAnswer} from './github-answer.ts';

const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

export interface FakeComment {
  readonly id: number;
  body: string;
  readonly user: {readonly login: string};
}

interface FakeIssue {
  readonly number: number;
  state: 'open' | 'closed';
  state_reason: string | null;
  body: string;
  readonly labels: readonly string[];
  readonly user: {readonly login: string};
  readonly pull_request?: object;
}

interface Call {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

/** GitHub's REST API as far as the action uses it, with a memory; what it answers wrongly can be told. */
export class FakeGitHub {
  comments: FakeComment[] = [];
  issues: FakeIssue[] = [];
  files: {readonly filename: string; readonly patch?: string}[] = [];
  reviewComments: {
    readonly path: string;
    readonly line: number;
    readonly body: string;
    readonly user: {readonly login: string};
  }[] = [];
  pulls: {readonly number: number; readonly head: {readonly sha: string; readonly label: string}}[] = [];
  readonly calls: Call[] = [];
  /** Whether the token may write, and whether it may ask who it is. */
  canWrite = true;
  canAskUser = false;
  /** Answers that come before the right ones; `arrives` tells whether the request is carried out all the same. */
  readonly failures: {
    readonly status: number;
    readonly headers?: Record<string, string>;
    readonly arrives?: boolean;
    readonly method?: string;
  }[] = [];
  /** Called before a comment is created. */
  beforeCreate: () => Promise<void> = async () => {};
  login = 'github-actions[bot]';
  /** Where it is called, if that is another address than its own: links to pages lead there. */
  publicUrl: string | null = null;
  /** How many exchanges are no part of the description: a gateway before GitHub answers what it likes. */
  outsideDescription = 0;
  #next = 1000;
  #server: Server | null = null;

  async start(): Promise<string> {
    const server = createServer((request, response) => void this.answer(request, response));
    this.#server = server;
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    servers.push(server);
    return this.url;
  }

  get url(): string {
    const address = this.#server?.address();
    return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  }

  comment(login: string, body: string): FakeComment {
    const made = {id: this.#next++, body, user: {login}};
    this.comments.push(made);
    return made;
  }

  /** How often something was changed. */
  get writes(): number {
    return this.calls.filter(({method}) => method !== 'GET').length;
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const body: unknown = text === '' ? null : JSON.parse(text);
    const {method = 'GET', url = '/'} = request;
    const {pathname} = new URL(url, 'http://localhost');
    this.calls.push({method, path: url, body});
    const reply = (status: number, value: unknown, headers: Record<string, string> = {}): void => {
      response
        .writeHead(status, {'content-type': 'application/json', ...headers})
        .end(value === null ? '' : JSON.stringify(fullAnswer(method, pathname, status, value)));
    };
    const place = this.failures.findIndex(one => one.method === undefined || one.method === method);
    const [failure] = place < 0 ? [] : this.failures.splice(place, 1);
    if (failure !== undefined) {
      if (failure.arrives === true) await this.#route(method, url, body, () => {});
      if (failure.status > 500) this.outsideDescription++;
      reply(failure.status, {message: 'told to fail'}, failure.headers);
      return;
    }
    await this.#route(method, url, body, reply);
  }

  async #route(
    method: string,
    url: string,
    body: unknown,
    reply: (status: number, value: unknown, headers?: Record<string, string>) => void,
  ): Promise<void> {
    const {pathname, searchParams} = new URL(url, this.publicUrl ?? this.url);
    if (pathname === '/user') {
      if (this.canAskUser) reply(200, {login: this.login});
      else reply(403, {message: 'Resource not accessible by integration'});
      return;
    }
    if (method !== 'GET' && !this.canWrite) {
      reply(403, {message: 'Resource not accessible by integration'});
      return;
    }
    if (/\/issues\/\d+\/comments$/.test(pathname)) await this.#comments(method, {url, searchParams, body}, reply);
    else if (/\/issues\/comments\/\d+$/.test(pathname))
      this.#comment(method, Number(pathname.split('/').at(-1)), body, reply);
    else if (/\/issues(\/\d+)?$/.test(pathname)) this.#issues(method, pathname, body, reply);
    else if (/\/pulls\/\d+\/(files|comments|reviews)$/.test(pathname)) this.#review(method, pathname, body, reply);
    else if (/\/pulls\/\d+$/.test(pathname)) {
      const pull = this.pulls.find(({number}) => number === Number(pathname.split('/').at(-1)));
      if (pull === undefined) reply(404, {message: 'Not Found'});
      else reply(200, pull);
    } else if (pathname.endsWith('/pulls')) {
      const wanted = searchParams.get('head');
      reply(
        200,
        this.pulls.filter(({head}) => head.label === wanted),
      );
    } else reply(404, {message: 'Not Found'});
  }

  /** One line outside of what the pull request shows refuses the whole review. */
  #review(method: string, pathname: string, body: unknown, reply: (status: number, value: unknown) => void): void {
    if (pathname.endsWith('/files')) return reply(200, this.files);
    if (method === 'GET') return reply(200, this.reviewComments);
    const {comments = []} = body as {comments?: {path: string; line: number; body: string}[]};
    const isShown = comments.every(({path, line}) => {
      const patch = this.files.find(({filename}) => filename === path)?.patch;
      return patch !== undefined && linesOfPatch(patch).has(line);
    });
    if (!isShown) return reply(422, {message: 'Line must be part of the diff'});
    this.reviewComments.push(...comments.map(one => ({...one, user: {login: this.login}})));
    reply(200, {id: this.#next++});
  }

  #issues(method: string, pathname: string, body: unknown, reply: (status: number, value: unknown) => void): void {
    if (method === 'GET') return reply(200, this.issues);
    const told = body as Partial<FakeIssue>;
    if (method === 'POST') {
      const number = this.#next++;
      const {body: text = '', labels = []} = told;
      this.issues.push({number, state: 'open', state_reason: null, body: text, labels, user: {login: this.login}});
      return reply(201, this.issues.at(-1));
    }
    const issue = this.issues.find(one => one.number === Number(pathname.split('/').at(-1)));
    if (issue === undefined) return reply(404, {message: 'Not Found'});
    reply(200, Object.assign(issue, told));
  }

  async #comments(
    method: string,
    {url, searchParams, body}: {readonly url: string; readonly searchParams: URLSearchParams; readonly body: unknown},
    reply: (status: number, value: unknown, headers?: Record<string, string>) => void,
  ): Promise<void> {
    if (method === 'GET') {
      const [size, page] = [Number(searchParams.get('per_page') ?? 30), Number(searchParams.get('page') ?? 1)];
      const next = new URL(url, this.publicUrl ?? this.url);
      next.searchParams.set('page', String(page + 1));
      const hasMore = this.comments.length > page * size;
      reply(
        200,
        this.comments.slice((page - 1) * size, page * size),
        hasMore ? {link: `<${next.href}>; rel="next"`} : {},
      );
      return;
    }
    const text = textOf(body);
    if (text.length > 65_536) return reply(422, {message: 'Body is too long'});
    await this.beforeCreate();
    reply(201, this.comment(this.login, text));
  }

  #comment(method: string, id: number, body: unknown, reply: (status: number, value: unknown) => void): void {
    const found = this.comments.find(one => one.id === id);
    if (found === undefined) return reply(404, {message: 'Not Found'});
    if (found.user.login !== this.login) return reply(403, {message: 'Must have admin rights'});
    if (method === 'DELETE') {
      this.comments = this.comments.filter(one => one !== found);
      return reply(204, null);
    }
    found.body = textOf(body);
    reply(200, found);
  }
}

function textOf(body: unknown): string {
  return typeof body === 'object' && body !== null && 'body' in body ? String(body.body) : '';
}
