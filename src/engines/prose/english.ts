const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  'a an the of with in on and is are to at by from for as his her its it this that has have having was were be or'.split(
    ' ',
  ),
);
const WORD = /[\p{L}\p{M}'’]+/gu;
/** Share of function words from which a text passes for English. */
const ENOUGH = 0.15;

export function isFunctionWord(word: string): boolean {
  return FUNCTION_WORDS.has(word);
}

/** Whether texts read like English: by their function words, which no vocabulary of pictures changes. */
export function isEnglish(texts: Iterable<string>): boolean {
  let words = 0;
  let known = 0;
  for (const text of texts) {
    for (const word of text.toLowerCase().match(WORD) ?? []) {
      words++;
      if (FUNCTION_WORDS.has(word)) known++;
    }
  }
  return known >= ENOUGH * words && words > 0;
}
