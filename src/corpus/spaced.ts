/** Two letters or digits in a row: what tells a word from a kaomoji such as `^_^` or `o_o`. */
const WORD = /[\p{L}\p{N}]{2}/u;

/** A tag with spaces for the underscores between its words; kaomoji keep theirs. What renaming writes is what is counted. */
export function spaced(tag: string): string {
  return tag.includes('_') && WORD.test(tag) ? tag.replaceAll('_', ' ') : tag;
}
