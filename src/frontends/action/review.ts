import * as z from 'zod';
import type {GitHub} from './github.ts';
import {linesOfPatch, type Suggestion, suggestionBody} from './suggest.ts';

/** On one pull request, whatever happens. */
const MOST_IN_ALL = 40;
const MARKER = /<!-- tagnosis:suggestion key=(\S+) id=([0-9a-f]{16}) -->$/;

export interface Review {
  readonly pull: number;
  readonly headSha: string;
  readonly key: string;
  readonly author: string;
  readonly most: number;
  readonly suggestions: readonly Suggestion[];
}

const FILE = z.object({filename: z.string(), patch: z.string().optional()});
const COMMENT = z.object({body: z.string().nullish(), user: z.object({login: z.string()}).nullable()});

/** Suggests lines in one review; gives how many. None twice: not even where the first was resolved or is outdated. */
export async function postReview(gitHub: GitHub, review: Review): Promise<number> {
  const {pull, headSha, key, author, most, suggestions} = review;
  if (suggestions.length === 0 || most === 0) return 0;
  const told = await gitHub.list(`pulls/${pull}/comments`);
  const known = told.flatMap(one => {
    const {data} = COMMENT.safeParse(one);
    const [, itsKey, id] = MARKER.exec((data?.body ?? '').trimEnd()) ?? [];
    return data?.user?.login === author && itsKey === key && id !== undefined ? [id] : [];
  });
  const shown = await shownLines(gitHub, pull);
  const fresh = suggestions
    .filter(({id, path, line}) => !known.includes(id) && shown.get(path)?.has(line) === true)
    .slice(0, Math.min(most, MOST_IN_ALL - known.length));
  if (fresh.length === 0) return 0;
  const comments = fresh.map(one => ({path: one.path, line: one.line, side: 'RIGHT', body: suggestionBody(one, key)}));
  await gitHub.write('POST', `pulls/${pull}/reviews`, {commit_id: headSha, event: 'COMMENT', comments});
  return fresh.length;
}

/** Lines that the pull request shows, by file, as GitHub's own diff has them. */
async function shownLines(gitHub: GitHub, pull: number): Promise<ReadonlyMap<string, ReadonlySet<number>>> {
  const files = await gitHub.list(`pulls/${pull}/files`);
  return new Map(
    files.flatMap(one => {
      const {data} = FILE.safeParse(one);
      return data?.patch === undefined ? [] : [[data.filename, linesOfPatch(data.patch)] as const];
    }),
  );
}
