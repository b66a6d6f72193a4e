import {textWidth} from './text-width.ts';

/** A text that is at most so many pixels wide at a font size: cut with "…" where it is wider. */
export function cutText(text: string, pixels: number, size: number): string {
  if (textWidth(text, size) <= pixels) return text;
  let [kept, width] = ['', textWidth('…', size)];
  for (const character of text) {
    width += textWidth(character, size);
    if (width > pixels) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}
