import type {Device} from '../../config/models.ts';

/** What is sent to the thread that runs a model, and what comes back. Each answer carries the number of its request. */
export type Request =
  | {readonly id: number; readonly kind: 'devices'; readonly runtime?: string}
  | {readonly id: number; readonly kind: 'open'; readonly path: string; readonly options: OpenOptions}
  | {
      readonly id: number;
      readonly kind: 'run';
      readonly path: string;
      readonly feeds: Readonly<Record<string, Feed>>;
      readonly output: string;
    };

export type Answer =
  | {readonly id: number; readonly kind: 'devices'; readonly names: readonly string[]}
  | {readonly id: number; readonly kind: 'opened'; readonly inputs: readonly Port[]; readonly outputs: readonly Port[]}
  | {readonly id: number; readonly kind: 'ran'; readonly data: Float32Array; readonly dims: readonly number[]}
  | {readonly id: number; readonly kind: 'failed'; readonly message: string; readonly missing: boolean};

export interface OpenOptions {
  readonly device: Device;
  readonly threads: number;
  /** Folder that the runtime is taken from; absent where it is a package of ours. */
  readonly runtime?: string;
}

/** Numbers for an input of a model. */
export interface Feed {
  readonly type: 'int64' | 'float32';
  readonly data: BigInt64Array | Float32Array;
  readonly dims: readonly number[];
}

/** An input or output as the model declares it; a text stands for a length that is open. */
export interface Port {
  readonly name: string;
  readonly type: string;
  readonly shape: readonly (number | string)[];
}
