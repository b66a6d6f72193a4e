/** Characters that a terminal draws two columns wide: East Asian Wide and Fullwidth of Unicode 16, and emoji. */
const WIDE =
  /[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18cff}\u{1aff0}-\u{1b2fb}\u{1f200}-\u{1f2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\p{Emoji}\ufe0f/u;
/** Letters of Europe, and the dashes, dots, arrows and bars of our own lines: one column each, and no mark joins them. */
const NARROW = /^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u024f\u2010-\u2027\u2190-\u21ff\u2500-\u25fc]*$/;
const COLOURS = /\u001b\[\d+m/g;
/** Joined marks, as in combined accents and emoji of several parts, are one character to the eye. */
let parts: Intl.Segmenter | undefined;

/** Made for the first text that needs it: it costs a tenth of the start. */
function segments(text: string): Intl.Segments {
  parts ??= new Intl.Segmenter('en', {granularity: 'grapheme'});
  return parts.segment(text);
}

/** Columns that a terminal needs for a text; colours need none. */
export function displayWidth(text: string): number {
  if (NARROW.test(text)) return text.length;
  let width = 0;
  for (const {segment} of segments(text.replace(COLOURS, ''))) width += WIDE.test(segment) ? 2 : 1;
  return width;
}

/** A percent sign stays with its number. */
const BREAK = / (?!%)/;

/** Words of `text` in lines of at most `width` columns. A longer word stays whole where it is a name to be found. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let room = -1;
  for (const word of text.split(BREAK)) {
    const wide = displayWidth(word);
    if (lines.length > 0 && wide + 1 <= room) {
      lines[lines.length - 1] += ` ${word}`;
      room -= wide + 1;
    } else {
      lines.push(word);
      room = width - wide;
    }
  }
  return lines;
}

/** `wrap` where no line may be wider: a longer word is cut in the middle. */
export function flow(text: string, width: number): string[] {
  const words = text.split(BREAK).map(word => fit(word, width));
  return wrap(words.join(' '), width);
}

/** A name in at most `width` columns: cut in the middle, since the end tells files of one folder apart. */
export function fit(name: string, width: number): string {
  if (displayWidth(name) <= width) return name;
  const characters = [...segments(name)].map(({segment}) => segment);
  const file = characters.length - characters.lastIndexOf('/') - 1;
  const tail = Math.min(file === characters.length ? Math.ceil(width / 2) : file + 1, Math.ceil((width * 3) / 4));
  const end = taken(characters.toReversed(), tail).toReversed();
  const start = taken(characters, width - 1 - displayWidth(end.join('')));
  return `${start.join('')}…${end.join('')}`;
}

/** The first parts that fit into `width` columns. */
function taken(characters: readonly string[], width: number): string[] {
  let left = width;
  const fitting: string[] = [];
  for (const part of characters) {
    left -= displayWidth(part);
    if (left < 0) break;
    fitting.push(part);
  }
  return fitting;
}
