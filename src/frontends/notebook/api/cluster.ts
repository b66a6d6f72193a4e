/** Items that belong together. */
export interface Cluster {
  readonly keys: readonly string[];
  /** What they have in common, and which one to keep. */
  readonly says: string;
}

/** Pictures of a cluster that are shown. */
export const MEMBERS = 8;
