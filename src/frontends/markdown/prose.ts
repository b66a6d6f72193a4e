import {md, shownText} from './md.ts';

/** What sentences of ours are made of. Everything else is written as code, so that no sign has to be known as dangerous. */
const FOREIGN = /[^\p{L}\p{N}\p{M}.,;:!?()'"%/+=–—−→·×≥≤…“”‘’°-]/u;
/** Words of such letters that GitHub makes something of: addresses, issues, emoji, commits, marks of lists. */
const ACTIVE = /:\/\/|www\.|^GH-|:[^\s:]+:|^(mailto|xmpp|https?):|[0-9a-f]{7}|^[-+=]+$/i;

/**
 * A sentence of ours in which names stand in backquotes, for a line or a table cell on GitHub. Names become code; so does every
 * other word that holds a sign which no sentence of ours needs: a name with backquotes of its own only moves what is code. To
 * escape such words would not do: GitHub looks for mentions in what is rendered.
 */
export function prose(text: string, most = 400): string {
  const parts = shownText(text, most).split('`');
  const pieces = parts.flatMap((part, i) => {
    if (i % 2 === 0) return part.split(/( )/).map(word => (isPlain(word) ? word : md(word, most)));
    return [i === parts.length - 1 ? md(`\`${part}`, most) : md(part, most)];
  });
  return pieces
    .filter(piece => piece !== '')
    .reduce((line, piece) => line + (line.endsWith('`') && piece.startsWith('`') ? ' ' : '') + piece, '');
}

function isPlain(word: string): boolean {
  return word === ' ' || (!FOREIGN.test(word) && !ACTIVE.test(word));
}
