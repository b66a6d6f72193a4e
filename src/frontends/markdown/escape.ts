/** Control characters, bidirectional overrides and invisible marks: what could reorder or hide text. */
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu;
const SYNTAX = /[\\`*_{}[\]()#+.!|~<>&@:$-]/g;

/**
 * Untrusted text inside Markdown as GitHub renders it: one line, nothing of it syntax, link, mention, emoji or HTML. Cut at
 * `most` characters.
 */
export function escapeMarkdown(text: string, most = 200): string {
  const characters = [...text.slice(0, most * 2)];
  const short = characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : characters.join('');
  return short
    .replace(UNSAFE, ' ')
    .replace(SYNTAX, mark => (/[<>&@]/.test(mark) ? `&#${mark.charCodeAt(0)};` : `\\${mark}`));
}
