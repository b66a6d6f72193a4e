/** Longest untrusted text in a report; names and tags beyond it are cut. Our own sentences are shorter, or several. */
const LONGEST = 400;
const LONGEST_NAME = 200;

/**
 * A copy fit for publishing: every number has at most 12 significant digits, so that machines which differ in the last bit
 * agree in print, and no name or tag of the data set is longer than 200 characters. Fixes keep whole tags: they are applied.
 */
export function presentable<T>(value: T): T {
  return walk(value, LONGEST_NAME) as T;
}

function walk(value: unknown, most: number): unknown {
  if (typeof value === 'number') return Number.isInteger(value) ? value : Number(value.toPrecision(12));
  if (typeof value === 'string') return value.length > most ? `${whole(value, most - 1)}…` : value;
  if (Array.isArray(value)) return value.map(inner => walk(inner, most));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner, limit(key, most))]));
}

/** Sentences may hold several names. */
function limit(key: string, most: number): number {
  if (key === 'fixes') return Infinity;
  return SENTENCES.has(key) ? LONGEST : most;
}

const SENTENCES: ReadonlySet<string> = new Set(['why', 'what', 'todo', 'says', 'hint', 'reason', 'remarks', 'details']);

/** No surrogate pair is cut in two. */
function whole(text: string, length: number): string {
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length);
}
