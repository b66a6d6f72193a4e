/** Characters that a terminal draws two columns wide: East Asian Wide and Fullwidth of Unicode 16, and emoji. */
const WIDE =
  /[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18cff}\u{1aff0}-\u{1b2fb}\u{1f200}-\u{1f2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\p{Emoji}\ufe0f/u;
const COLOURS = /\u001b\[\d+m/g;
/** Joined marks, as in combined accents and emoji of several parts, are one character to the eye. */
const PARTS = new Intl.Segmenter('en', {granularity: 'grapheme'});

/** Columns that a terminal needs for a text; colours need none. */
export function displayWidth(text: string): number {
  if (/^[\u0020-\u007e]*$/.test(text)) return text.length;
  let width = 0;
  for (const {segment} of PARTS.segment(text.replace(COLOURS, ''))) width += WIDE.test(segment) ? 2 : 1;
  return width;
}

/** Words of `text` in lines of at most `width` columns. A longer word stays whole where it is a name to be found. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let room = -1;
  for (const word of text.split(' ')) {
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
  const words = text.split(' ').map(word => fit(word, width));
  return wrap(words.join(' '), width);
}

/** A name in at most `width` columns: cut in the middle, since the end tells files of one folder apart. */
export function fit(name: string, width: number): string {
  if (displayWidth(name) <= width) return name;
  const parts = [...PARTS.segment(name)].map(({segment}) => segment);
  const file = parts.length - parts.lastIndexOf('/') - 1;
  const tail = Math.min(file === parts.length ? Math.ceil(width / 2) : file + 1, Math.ceil((width * 3) / 4));
  const end = taken(parts.toReversed(), tail).toReversed();
  const start = taken(parts, width - 1 - displayWidth(end.join('')));
  return `${start.join('')}…${end.join('')}`;
}

/** The first parts that fit into `width` columns. */
function taken(parts: readonly string[], width: number): string[] {
  let left = width;
  const fitting: string[] = [];
  for (const part of parts) {
    left -= displayWidth(part);
    if (left < 0) break;
    fitting.push(part);
  }
  return fitting;
}
