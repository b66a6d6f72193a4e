import * as z from 'zod';
import {marker} from './comment/comment.ts';
import {type GitHub, GitHubError} from './github.ts';

const COMMENT = z.object({
  id: z.int(),
  body: z.string().nullish(),
  user: z.object({login: z.string()}).nullable(),
});
type Comment = z.infer<typeof COMMENT>;

export interface Sticky {
  readonly pull: number;
  readonly key: string;
  readonly author: string;
  readonly body: string;
  /** False: one that exists is brought up to date, and none is made. */
  readonly create: boolean;
}

export interface Posted {
  readonly id: number | null;
  readonly did: 'created' | 'updated' | 'nothing';
}

/**
 * Keeps one comment on a pull request. Ours is what our login wrote and what ends with our marker: a marker in somebody else's
 * comment says nothing. An equal body is not written again.
 */
export async function keepComment(gitHub: GitHub, sticky: Sticky): Promise<Posted> {
  const [first, ...others] = await ours(gitHub, sticky);
  if (first !== undefined) {
    await removeAll(gitHub, others);
    const updated = await updateIfOther(gitHub, first, sticky);
    if (updated !== null) return {id: first.id, did: updated};
  }
  if (!sticky.create && first === undefined) return {id: null, did: 'nothing'};
  const known = new Set(first === undefined ? [] : [first.id]);
  await create(gitHub, sticky, known);
  // Two runs at once see each other only now: the lowest stays, and the other one goes.
  const [kept, ...later] = (await ours(gitHub, sticky)).filter(({id}) => !known.has(id));
  if (kept === undefined) return {id: null, did: 'created'};
  await removeAll(gitHub, later);
  if (later.length > 0) await updateIfOther(gitHub, kept, sticky);
  return {id: kept.id, did: 'created'};
}

async function ours(gitHub: GitHub, {pull, key, author}: Sticky): Promise<Comment[]> {
  const all = await gitHub.list(`issues/${pull}/comments`);
  const line = marker(key);
  return all
    .flatMap(one => {
      const {data} = COMMENT.safeParse(one);
      return data === undefined ? [] : [data];
    })
    .filter(({user, body}) => user?.login === author && plain(body).split('\n').at(-1) === line)
    .toSorted((a, b) => a.id - b.id);
}

function plain(body: string | null | undefined): string {
  return (body ?? '').replaceAll('\r\n', '\n').trimEnd();
}

/** Null where it is gone or not ours to change: then another one is made. */
async function updateIfOther(
  gitHub: GitHub,
  {id, body}: Comment,
  sticky: Sticky,
): Promise<'updated' | 'nothing' | null> {
  if (plain(body) === plain(sticky.body)) return 'nothing';
  try {
    await gitHub.write('PATCH', `issues/comments/${id}`, {body: sticky.body});
    return 'updated';
  } catch (error) {
    if (error instanceof GitHubError && (error.status === 404 || error.status === 403)) return null;
    throw error;
  }
}

/** A request without an answer may have arrived all the same: that is looked up before it is sent again. */
async function create(gitHub: GitHub, sticky: Sticky, known: ReadonlySet<number>): Promise<void> {
  const post = (): Promise<unknown> => gitHub.write('POST', `issues/${sticky.pull}/comments`, {body: sticky.body});
  try {
    await post();
  } catch (error) {
    if (!(error instanceof GitHubError) || (error.status > 0 && error.status < 500)) throw error;
    const arrived = (await ours(gitHub, sticky)).some(({id}) => !known.has(id));
    if (!arrived) await post();
  }
}

/** Somebody else may be faster. */
async function removeAll(gitHub: GitHub, comments: readonly Comment[]): Promise<void> {
  for (const {id} of comments) {
    try {
      await gitHub.write('DELETE', `issues/comments/${id}`);
    } catch (error) {
      if (!(error instanceof GitHubError)) throw error;
    }
  }
}
