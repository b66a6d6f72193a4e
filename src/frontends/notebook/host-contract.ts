/** Media types with their representations: JSON values, binary ones as base64 text. */
export type Bundle = Readonly<Record<string, unknown>>;

/** One output beside the result of a cell. */
export interface DisplayMessage {
  readonly data: Bundle;
  readonly metadata?: Readonly<Record<string, unknown>>;
  /** Outputs of the same `display_id` are one output, wherever they are shown. */
  readonly transient?: {readonly display_id?: string};
  /** Replaces what is shown under `transient.display_id` instead of showing one more. */
  readonly update?: boolean;
}

/** What code in a notebook asks of the kernel that runs it. */
export interface Host {
  /** Changes when a caller has to know; other versions are not used. */
  readonly version: 1;
  publish(message: DisplayMessage): void;
  /** Removes the outputs of the cell: at once, or when the next one comes. */
  clear(options: {readonly wait: boolean}): void;
  /** Asks the person at the front end for a line of text. */
  prompt(text: string, options: {readonly password: boolean}): Promise<string>;
}

/** Where the kernel leaves its host on `globalThis`: a registered symbol, so that two copies of this package agree. */
export const HOST: unique symbol = Symbol.for('tagnosis.host') as never;
/** Method of an object that says how to show it: a bundle, or a promise of one. Deno's name, which kernels share. */
export const DISPLAY: unique symbol = Symbol.for('Jupyter.display') as never;
/** Metadata of that bundle, such as the size of its image. */
export const DISPLAY_METADATA: unique symbol = Symbol.for('tagnosis.display-metadata') as never;
