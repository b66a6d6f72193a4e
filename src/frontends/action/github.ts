import * as z from 'zod';

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** Sends one request and gives what came back, whatever its status; throws where nothing came. */
export type Send = (
  method: Method,
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string | undefined,
) => Promise<Answer>;

interface Answer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
}

/** An answer that is none of success, or none at all (status 0). */
export class GitHubError extends Error {
  override readonly name = 'GitHubError';
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export interface GitHubWorld {
  /** `https://api.github.com`. */
  readonly api: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly token: string;
  readonly send: Send;
  readonly pause: (millis: number) => Promise<void>;
}

/** GitHub's REST API for one repository. Paths begin after `/repos/owner/name`, or with `/` for the whole. */
export interface GitHub {
  get(path: string): Promise<unknown>;
  /** All pages of a list. */
  list(path: string): Promise<readonly unknown[]>;
  /** Changes something. Not repeated by itself: whoever calls looks first whether it arrived. */
  write(method: Exclude<Method, 'GET'>, path: string, body?: unknown): Promise<unknown>;
}

const TRIES = 3;
/** All pauses of a request together. */
const LONGEST_PAUSE = 60_000;
const MOST_PAGES = 100;

export function gitHub(world: GitHubWorld): GitHub {
  const {api, repository} = world;
  const urlOf = (path: string): string => (path.startsWith('/') ? api + path : `${api}/repos/${repository}/${path}`);
  return {
    get: async path => json((await answered(world, 'GET', urlOf(path))).text),
    async list(path) {
      const all: unknown[] = [];
      let url: string | null = urlOf(`${path}${path.includes('?') ? '&' : '?'}per_page=100`);
      for (let page = 0; url !== null && page < MOST_PAGES; page++) {
        const {text, headers}: Answer = await answered(world, 'GET', url);
        const items = json(text);
        if (Array.isArray(items)) all.push(...(items as unknown[]));
        url = nextPage(headers['link'], api);
      }
      return all;
    },
    write: async (method, path, body) => json((await answered(world, method, urlOf(path), body)).text),
  };
}

/** Reading is tried again when the server is tired; writing only where the server said that it did not happen. */
async function answered(world: GitHubWorld, method: Method, url: string, body?: unknown): Promise<Answer> {
  let paused = 0;
  for (let attempt = 1; ; attempt++) {
    const answer = await sent(world, method, url, body);
    if (answer.status >= 200 && answer.status < 300) return answer;
    const wait = pauseAfter(answer, attempt);
    const isSafe = method === 'GET' || answer.status === 429 || answer.headers['retry-after'] !== undefined;
    if (wait === null || !isSafe || attempt === TRIES || paused + wait > LONGEST_PAUSE) throw refusal(answer);
    paused += wait;
    await world.pause(wait);
  }
}

async function sent({send, token}: GitHubWorld, method: Method, url: string, body: unknown): Promise<Answer> {
  const headers = {
    accept: 'application/vnd.github+json',
    authorization: `Bearer ${token}`,
    'user-agent': 'tagnosis',
    'x-github-api-version': '2022-11-28',
    ...(body === undefined ? {} : {'content-type': 'application/json'}),
  };
  try {
    return await send(method, url, headers, body === undefined ? undefined : JSON.stringify(body));
  } catch (cause) {
    return {
      status: 0,
      headers: {},
      text: JSON.stringify({message: cause instanceof Error ? cause.message : 'no answer'}),
    };
  }
}

/** Null for what another try does not help. */
function pauseAfter({status, headers}: Answer, attempt: number): number | null {
  const told = Number(headers['retry-after']);
  if ((status === 403 || status === 429) && Number.isFinite(told)) return told * 1000;
  return status === 0 || status === 429 || status >= 500 ? 1000 * attempt : null;
}

const MESSAGE = z.object({message: z.string()});

function refusal({status, text}: Answer): GitHubError {
  const told = MESSAGE.safeParse(json(text));
  const message = told.success ? told.data.message.slice(0, 200) : '';
  return new GitHubError(
    status,
    status === 0 ? `GitHub did not answer: ${message}` : `GitHub answered ${status}: ${message}`,
  );
}

function json(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/** The address of the next page, if it is one of the same server: a token goes nowhere else. */
function nextPage(link: string | undefined, api: string): string | null {
  const [, url] = /<([^<>]+)>; rel="next"/.exec(link ?? '') ?? [];
  if (url === undefined || !URL.canParse(url)) return null;
  return new URL(url).origin === new URL(api).origin ? url : null;
}

const USER = z.object({login: z.string()});

/** Who writes with this token: the job's own may not ask, and is `github-actions[bot]`. */
export async function loginOf(client: GitHub): Promise<string> {
  try {
    return USER.parse(await client.get('/user')).login;
  } catch {
    return 'github-actions[bot]';
  }
}

const COMPARED = z.object({merge_base_commit: z.object({sha: z.string()})});

/** Where two lines of history met last; null where GitHub does not tell. */
export async function mergeBaseOf(client: GitHub, base: string, head: string): Promise<string | null> {
  try {
    return COMPARED.parse(await client.get(`compare/${base}...${head}?per_page=1`)).merge_base_commit.sha;
  } catch {
    return null;
  }
}
