/** Control characters, bidirectional overrides and invisible marks: what could reorder or hide text. */
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu;
const SYNTAX = /[\\`*_{}[\]()#+.!|~<>&@:$-]/g;
/** Of our own sentences, which may hold a name: only what could become something in the middle of a line. */
const ACTIVE = /[\\*[\]|~<>&@$]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|#(?=\w)|:(?=\w+:|\/\/)|(?<=www|GH)[.-]/gu;
/** What some reader of Markdown takes for markup even inside of a code span. */
const NO_CODE = /[<>&@|]|\]\(/;

/**
 * Untrusted text inside Markdown as GitHub renders it: one line, nothing of it syntax, link, mention, emoji or HTML. Cut at
 * `most` characters.
 */
export function escapeMarkdown(text: string, most = 200): string {
  return shortened(text, most).replace(SYNTAX, escaped);
}

/** An untrusted name as code, so that it stands as it is written; escaped where that is not safe. */
export function code(name: string, most = 80): string {
  const short = shortened(name, most);
  if (short.trim() === '' || NO_CODE.test(short)) return escapeMarkdown(name, most);
  const longest = Math.max(0, ...[...short.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = short.startsWith('`') || short.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${short}${pad}${fence}`;
}

/**
 * A sentence of ours in which names stand in backquotes: they become code, the rest keeps its dots and brackets. A name
 * with backquotes of its own only moves what is code: both kinds are safe.
 */
export function sentence(text: string, most = 400): string {
  const parts = shortened(text, most).split('`');
  return parts
    .map((part, i) => {
      if (i % 2 === 0) return part.replace(ACTIVE, escaped);
      return i === parts.length - 1 ? `\\\`${part.replace(ACTIVE, escaped)}` : code(part, most);
    })
    .join('');
}

function shortened(text: string, most: number): string {
  // One character more than is shown tells whether any are left out.
  const characters = [...text.slice(0, (most + 1) * 2)];
  const short = characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : characters.join('');
  return short.replace(UNSAFE, ' ');
}

function escaped(mark: string): string {
  return /[<>&@]/.test(mark) ? `&#${mark.charCodeAt(0)};` : `\\${mark}`;
}
