const TOKEN =
  /[ \t\n\r]*(?:([{}[\],:])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*")|(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-]))/y;
const SPACE = /[ \t\n\r]*/y;

type Wanted = 'value' | 'value or end' | 'key' | 'key or end' | 'colon' | 'comma' | 'nothing';

/**
 * Where a text stops being JSON, as an offset; its length where it is cut off, null where it is JSON. The engine's own message
 * often names no place. O(length).
 */
export function jsonBreak(text: string): number | null {
  const open: string[] = [];
  let wanted: Wanted = 'value';
  let at = 0;
  while (true) {
    SPACE.lastIndex = at;
    const start = at + (SPACE.exec(text)?.[0].length ?? 0);
    if (start === text.length) return wanted === 'nothing' ? null : start;
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text);
    const next: Wanted | null =
      token === null ? null : after(wanted, token[1] ?? (token[2] === undefined ? 'plain' : 'text'), open);
    if (next === null) return start;
    wanted = next;
    at = TOKEN.lastIndex;
  }
}

/** What may follow a token, or null when it may not stand there. `open` holds the brackets around it. */
function after(wanted: Wanted, token: string, open: string[]): Wanted | null {
  const ends = wanted === 'comma' || wanted === 'value or end' || wanted === 'key or end';
  if (ends && (token === '}' || token === ']')) {
    const closes = open.pop() === token && wanted !== (token === '}' ? 'value or end' : 'key or end');
    return closes ? behindValue(open) : null;
  }
  switch (wanted) {
    case 'value':
    case 'value or end':
      return opened(token, open);
    case 'key':
    case 'key or end':
      return token === 'text' ? 'colon' : null;
    case 'colon':
      return token === ':' ? 'value' : null;
    case 'comma':
      return token !== ',' ? null : open.at(-1) === '}' ? 'key' : 'value';
    default:
      return null;
  }
}

function opened(token: string, open: string[]): Wanted | null {
  if (token === 'text' || token === 'plain') return behindValue(open);
  if (token !== '{' && token !== '[') return null;
  open.push(token === '{' ? '}' : ']');
  return token === '{' ? 'key or end' : 'value or end';
}

function behindValue(open: readonly string[]): Wanted {
  return open.length === 0 ? 'nothing' : 'comma';
}
