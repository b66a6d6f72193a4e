/** What the user wants the data set to look like. */
export interface Targets {
  /** Wanted shares by group and value; what is left to 1 goes to "unspecified". */
  readonly groups: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Wanted coverage of single tags: lowest and highest share of items. */
  readonly coverage: Readonly<Record<string, readonly [number, number]>>;
}

export const NO_TARGETS: Targets = {groups: {}, coverage: {}};
