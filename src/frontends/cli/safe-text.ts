/** Control characters, bidirectional overrides and invisible marks: what could repaint a terminal or reorder a line. */
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu;

/** Untrusted text for a terminal: unsafe characters are spelled out (`\u001b`), and it is cut at `most` characters. */
export function safeText(text: string, most = 200): string {
  // One character more than is shown tells whether any are left out.
  const cut = [...text.slice(0, (most + 1) * 2)];
  const short = cut.length > most ? `${cut.slice(0, most - 1).join('')}…` : cut.join('');
  return short.replace(UNSAFE, character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
