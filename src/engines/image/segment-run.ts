/** From so many files in a row on, files are made one. */
const MOST_FILES = 8;
/** Joined files stay below this size: the longest unused can go one by one, and joining never rewrites much. */
const MOST_JOINED: number = 64 * 2 ** 20;
/** Files of more bytes stay as they are: two that are smaller can always be joined. */
const FULL: number = MOST_JOINED / 2;

/**
 * Which files to join, by their bytes in the order in which they were written; none where there are few. What is joined was
 * written in a row, so that of records with one key the last written stays the last. It begins with the newest and goes back
 * to a file that is larger than all of it: what is joined lies in a file of twice the size then, so that a record is written
 * O(log records) times however small the rounds are.
 */
export function runToJoin<File extends {readonly bytes: number}>(files: readonly File[]): readonly File[] {
  for (let to = files.length; to > MOST_FILES;) {
    let begin = to;
    while (begin > 0 && bytesAt(files, begin - 1) <= FULL) begin--;
    if (to - begin > MOST_FILES) return files.slice(runBefore(files, to), to);
    to = begin - 1;
  }
  return [];
}

/** Where a run that ends before a place begins. */
function runBefore(files: readonly {readonly bytes: number}[], to: number): number {
  let from = to;
  for (let total = 0; from > 0; from--) {
    const bytes = bytesAt(files, from - 1);
    if (bytes > FULL || total + bytes > MOST_JOINED || (to - from >= 2 && bytes > total)) break;
    total += bytes;
  }
  return from;
}

function bytesAt(files: readonly {readonly bytes: number}[], place: number): number {
  return files[place]?.bytes ?? 0;
}
