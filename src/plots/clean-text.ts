/** Control characters make invalid XML; bidirectional overrides and invisible marks reorder what stands beside them. */
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu;
const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** An untrusted name for a picture: one line, nothing invisible, cut at `most` characters. */
export function cleanText(text: string, most = 60): string {
  // One character more than is shown tells whether any are left out.
  const cut = [...text.slice(0, (most + 1) * 2)];
  const short = cut.length > most ? `${cut.slice(0, most - 1).join('')}…` : cut.join('');
  return short.replace(UNSAFE, '\ufffd').replace(LONE, '\ufffd');
}
