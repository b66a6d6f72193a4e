/** A text of a JSON document and where its literal stands, quotes included. */
export interface JsonText {
  /** Keys and indexes that lead to it. */
  readonly at: readonly (string | number)[];
  readonly from: number;
  readonly to: number;
}

/** Deeper documents are no tables of captions. */
const DEEPEST = 64;

/**
 * All texts of a JSON document with their places. The document has been parsed before, so this only walks: O(length), no
 * tree is built. Of equal keys the last counts, as for `JSON.parse`: it comes last.
 */
export function jsonTexts(text: string, start = 0): JsonText[] {
  const found: JsonText[] = [];
  const path: (string | number)[] = [];
  let at = start;
  const blank = (): void => {
    while (/\s|\ufeff/.test(text[at] ?? '')) at++;
  };
  const literal = (): string => {
    const from = at;
    at = endOfLiteral(text, at);
    return text.slice(from, at);
  };
  const value = (): void => {
    blank();
    const sign = text[at];
    if (sign === '"') {
      const from = at;
      literal();
      found.push({at: [...path], from, to: at});
    } else if (sign === '{' || sign === '[') members(sign === '{');
    else while (at < text.length && !/[\s,\]}]/.test(text[at] ?? '')) at++;
  };
  const members = (named: boolean): void => {
    if (path.length >= DEEPEST) throw new RangeError('JSON is nested too deeply');
    at++;
    for (let index = 0; ; index++) {
      blank();
      if (at >= text.length || text[at] === '}' || text[at] === ']') break;
      const key: unknown = named ? JSON.parse(literal()) : index;
      blank();
      if (named) at++;
      path.push(key as string | number);
      value();
      path.pop();
      blank();
      if (text[at] === ',') at++;
    }
    at++;
  };
  value();
  return found;
}

/** Behind the closing quote. */
function endOfLiteral(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

/**
 * A literal that says `next` instead, with all that stays as it was written: what both texts begin and end with keeps its
 * escapes. `asciiOnly`: the document escapes everything beyond ASCII.
 */
export function rewrittenLiteral(literal: string, next: string, asciiOnly: boolean): string {
  const signs = signsOf(literal);
  const before = signs.map(({means}) => means);
  const after = next.split('');
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < before.length - head && tail < after.length - head && before.at(-1 - tail) === after.at(-1 - tail))
    tail++;
  const written = (list: readonly Sign[]): string => list.map(sign => sign.written).join('');
  const middle = JSON.stringify(after.slice(head, after.length - tail).join('')).slice(1, -1);
  const inManner = asciiOnly ? middle.replace(/[\u0080-\uffff]/g, escaped) : middle;
  return `"${written(signs.slice(0, head))}${inManner}${written(signs.slice(signs.length - tail))}"`;
}

interface Sign {
  /** One UTF-16 unit. */
  readonly means: string;
  readonly written: string;
}

function signsOf(literal: string): Sign[] {
  const signs = literal.slice(1, -1).match(/\\u[0-9a-fA-F]{4}|\\.|[^\\]/gs) ?? [];
  return signs.flatMap(written =>
    written.startsWith('\\') ? [{means: JSON.parse(`"${written}"`) as string, written}] : [{means: written, written}],
  );
}

function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
