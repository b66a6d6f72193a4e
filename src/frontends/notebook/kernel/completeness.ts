/** What the engine knows of a text: whether it goes on, and codes of what does not parse. */
export interface Parsed {
  readonly completed: boolean;
  readonly indent?: string | undefined;
  /** Codes of the compiler's parse errors. */
  readonly codes: readonly number[];
}

export type Completeness =
  | {readonly status: 'complete' | 'invalid'}
  | {readonly status: 'incomplete'; readonly indent: string};

/** Open template, open comment. */
const GOES_ON: ReadonlySet<number> = new Set([1160, 1010]);

/** Whether Enter runs a cell or begins another line. */
export function completeness({completed, indent, codes}: Parsed): Completeness {
  if (!completed) return {status: 'incomplete', indent: indent ?? ''};
  if (codes.length === 0) return {status: 'complete'};
  return codes.some(code => GOES_ON.has(code)) ? {status: 'incomplete', indent: ''} : {status: 'invalid'};
}
