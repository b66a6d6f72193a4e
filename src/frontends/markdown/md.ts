/**
 * What cannot be seen or moves what can be: controls, marks of direction, separators, private letters, fillers, and all white
 * space but the plain space.
 */
const HIDDEN =
  /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\u{115f}\u{1160}\u{3164}\u{ffa0}]|\u{34f}|\u{17b4}|\u{17b5}|\u{180b}|\u{180c}|\u{180d}|(?! )[\s\p{Zs}]/gu;
/** Halves of a surrogate pair that stand alone are no text. */
const LONE = /\p{Cs}/gu;
const BARE = /[^\p{L}\p{N} ]/gu;
/** GitHub looks for addresses after entities were read: the text of one is parted where it would begin to be one. */
const ADDRESS = /(?<=www)(?=\.)|(?<=[\p{L}\p{N}._+-])(?=@)|(?<=:)(?=\/)|(?<=mailto|xmpp)(?=:)/iu;

/**
 * Untrusted text (a tag, a caption, a name) as code inside Markdown on GitHub, in a table cell or a line: what stands there is
 * what is read, and nothing of it is syntax, link, mention, emoji, mathematics or HTML. At most `max` code points. The only way
 * in which such text enters a comment.
 *
 * A pipe ends a table cell even inside a code span, and a backslash before it is no escape there: such text becomes `<code>` of
 * numeric entities.
 */
export function md(text: string, max = 80): string {
  const shown = shownText(text, max);
  if (shown.includes('|')) {
    const parts = shown.split(ADDRESS).map(part => part.replace(BARE, sign => `&#${sign.codePointAt(0)};`));
    return `<code>${parts.join('</code><code>')}</code>`;
  }
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = shown.startsWith('`') || shown.endsWith('`') ? ' ' : '';
  return fence + pad + shown + pad + fence;
}

/** One line in which every code point can be seen: U+202E becomes `⟨U+202E⟩`, spaces that would vanish become `␣`. */
export function shownText(text: string, max = 80): string {
  // What cannot be shown any more need not be rewritten: at most four code points, of two units each, compose to one.
  const start = text.slice(0, 8 * max + 8);
  const visible = start.replace(LONE, '\ufffd').normalize('NFC').replace(HIDDEN, named);
  const spaced = visible.replace(/^ +| +$| {2,}/g, run => '␣'.repeat(run.length));
  if (spaced === '') return '␀';
  const points = [...spaced];
  return points.length <= max ? spaced : `${points.slice(0, max - 1).join('')}…`;
}

function named(sign: string): string {
  return `⟨U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`;
}
