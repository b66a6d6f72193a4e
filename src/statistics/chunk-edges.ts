/** Content tokens that the text encoder reads at once; longer captions are read in such pieces, cut anywhere. */
export const CHUNK = 75;

/**
 * Tags that stand over an edge between two chunks inside the budget: read in two halves, each without the other. `ends` are the
 * tokens before the end of each tag with its separator, `bare` gives those of a tag without it. None where all is one chunk.
 */
export function countStraddling(ends: readonly number[], budget: number, bare: (place: number) => number): number {
  let straddling = 0;
  if (budget <= CHUNK || (ends.at(-1) ?? 0) <= CHUNK) return 0;
  for (let i = 0; i < ends.length; i++) {
    const start = i === 0 ? 0 : (ends[i - 1] ?? 0);
    const edge = (Math.floor(start / CHUNK) + 1) * CHUNK;
    // The tag is looked at only where it reaches the edge with its separator.
    if (start % CHUNK === 0 || edge >= budget || (ends[i] ?? 0) <= edge) continue;
    if (start + bare(i) > edge) straddling++;
  }
  return straddling;
}
