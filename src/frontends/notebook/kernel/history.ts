/** One executed cell. */
interface Entry {
  readonly count: number;
  readonly code: string;
  output: string | null;
}

export type HistoryRow = readonly [session: 1, count: number, cell: string | readonly [string, string | null]];

/** The cells of this session; nothing is kept on disk. */
export class History {
  readonly #entries: Entry[] = [];

  add(count: number, code: string): void {
    this.#entries.push({count, code, output: null});
  }

  /** The text of the last cell's result. */
  setOutput(text: string): void {
    const entry = this.#entries.at(-1);
    if (entry !== undefined) entry.output = text;
  }

  /** Answers a `history_request`. */
  read(request: Readonly<Record<string, unknown>>): HistoryRow[] {
    const {hist_access_type: type, output = false} = request;
    const chosen =
      type === 'range' ? this.#range(request) : type === 'search' ? this.#search(request) : this.#tail(request);
    return chosen.map(({count, code, output: shown}) => [1, count, output === true ? [code, shown] : code]);
  }

  #tail({n}: Readonly<Record<string, unknown>>): Entry[] {
    return last(this.#entries, numberOf(n, 10));
  }

  /** From `start` to before `stop`; another session than this one has no cells. */
  #range({session = 0, start, stop}: Readonly<Record<string, unknown>>): Entry[] {
    if (session !== 0 && session !== 1) return [];
    const [from, to] = [numberOf(start, 1), numberOf(stop, Infinity)];
    return this.#entries.filter(({count}) => count >= from && count < to);
  }

  #search({pattern = '*', unique = false, n}: Readonly<Record<string, unknown>>): Entry[] {
    const glob = globOf(String(pattern));
    let found = this.#entries.filter(({code}) => glob(code));
    if (unique === true)
      found = [...new Map(found.map(entry => [entry.code, entry])).values()].sort((a, b) => a.count - b.count);
    return last(found, numberOf(n, Infinity));
  }
}

function last(entries: readonly Entry[], n: number): Entry[] {
  return n <= 0 ? [] : entries.slice(-Math.min(n, entries.length));
}

function numberOf(told: unknown, otherwise: number): number {
  return typeof told === 'number' && Number.isFinite(told) ? told : otherwise;
}

/**
 * Whether a text as a whole fits a pattern of `*` and `?`. Backtracks to the last `*` only: time is the product of the
 * lengths, where a regular expression of many `*` would take forever.
 */
function globOf(pattern: string): (text: string) => boolean {
  return text => {
    let [p, t, star, from] = [0, 0, -1, 0];
    while (t < text.length) {
      if (pattern[p] === '*') [star, from] = [p++, t];
      else if (pattern[p] === '?' || (p < pattern.length && pattern[p] === text[t])) [p, t] = [p + 1, t + 1];
      else if (star < 0) return false;
      else [p, t] = [star + 1, ++from];
    }
    while (pattern[p] === '*') p++;
    return p === pattern.length;
  };
}
