/** Lines around a change. */
const CONTEXT = 3;

/** A line of both files: as it was, as it is; null where it is in one only. */
type Pair = readonly [string | null, string | null];

/**
 * The difference of two files as a unified diff that `git apply` and `patch -p1` take; empty when there is none. Texts are
 * bytes, one character each, since captions need not be UTF-8. Edits hardly ever change the number of lines, so lines are
 * compared one by one, and where the number differs the middle is replaced: O(length), while a shortest edit script of a
 * table with thousands of edits costs the product. Tabs end the names, else GNU patch cuts them at a space.
 */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return '';
  const pairs = aligned(linesOf(before), linesOf(after));
  const name = quoted(path);
  return `--- ${prefixed('a', name)}\t\n+++ ${prefixed('b', name)}\t\n${hunksOf(pairs).map(hunkText).join('')}`;
}

/** Each with its end. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function aligned(before: readonly string[], after: readonly string[]): Pair[] {
  if (before.length === after.length) return before.map((line, i): Pair => [line, after[i] ?? null]);
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  const most = Math.min(before.length, after.length) - head;
  while (tail < most && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const same = (from: number, to: number): Pair[] => before.slice(from, to).map((line): Pair => [line, line]);
  return [
    ...same(0, head),
    ...before.slice(head, before.length - tail).map((line): Pair => [line, null]),
    ...after.slice(head, after.length - tail).map((line): Pair => [null, line]),
    ...same(before.length - tail, before.length),
  ];
}

interface Hunk {
  readonly pairs: readonly Pair[];
  /** First lines, from 1. */
  readonly from: number;
  readonly to: number;
}

function hunksOf(pairs: readonly Pair[]): Hunk[] {
  const hunks: Hunk[] = [];
  let [was, is] = [0, 0];
  const places = pairs.map(([a, b]) => ({was: a === null ? was : ++was, is: b === null ? is : ++is}));
  const changes = [...pairs.keys()].filter(place => pairs[place]?.[0] !== pairs[place]?.[1]);
  for (let i = 0; i < changes.length; i++) {
    const start = Math.max(0, (changes[i] ?? 0) - CONTEXT);
    while (i + 1 < changes.length && (changes[i + 1] ?? 0) - (changes[i] ?? 0) <= 2 * CONTEXT) i++;
    const end = (changes[i] ?? 0) + CONTEXT + 1;
    const before = places[start - 1] ?? {was: 0, is: 0};
    hunks.push({pairs: pairs.slice(start, end), from: before.was + 1, to: before.is + 1});
  }
  return hunks;
}

function hunkText({pairs, from, to}: Hunk): string {
  const [was, is] = [0, 1].map(side => pairs.filter(pair => pair[side] !== null).length);
  const range = (first: number, lines = 0): string =>
    lines === 1 ? `${first}` : `${lines === 0 ? first - 1 : first},${lines}`;
  const body: string[] = [];
  let [gone, come]: [string[], string[]] = [[], []];
  const flush = (): void => {
    body.push(...gone, ...come);
    [gone, come] = [[], []];
  };
  for (const [a, b] of pairs) {
    if (a === b && a !== null) {
      flush();
      body.push(written(' ', a));
      continue;
    }
    if (a !== null) gone.push(written('-', a));
    if (b !== null) come.push(written('+', b));
  }
  flush();
  return `@@ -${range(from, was)} +${range(to, is)} @@\n${body.join('')}`;
}

function written(sign: string, line: string): string {
  return line.endsWith('\n') ? sign + line : `${sign}${line}\n\\ No newline at end of file\n`;
}

const ESCAPES: Readonly<Record<string, string>> = {'\t': '\\t', '\n': '\\n', '\r': '\\r', '"': '\\"', '\\': '\\\\'};

/** As Git quotes names: only where a sign would end or hide them. */
function quoted(path: string): string {
  if (!/[\u0000-\u001f"\\\u007f]/.test(path)) return path;
  const escape = (sign: string): string => ESCAPES[sign] ?? `\\${sign.charCodeAt(0).toString(8).padStart(3, '0')}`;
  return `"${path.replace(/[\u0000-\u001f"\\\u007f]/g, escape)}"`;
}

function prefixed(side: 'a' | 'b', name: string): string {
  return name.startsWith('"') ? `"${side}/${name.slice(1)}` : `${side}/${name}`;
}
