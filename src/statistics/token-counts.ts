/** How captions fit the text encoder. */
export interface TokenCounts {
  readonly encoder: string;
  /** Content tokens read. */
  readonly budget: number;
  /** Whether tags are shuffled: then a random part is cut off, and no tag is dead. */
  readonly shuffled: boolean;
  readonly captions: number;
  readonly over: number;
  readonly longest: number;
  readonly tokens: number;
  /** Tokens beyond the budget. */
  readonly tokensLost: number;
  readonly usesLost: number;
  /** Tags all of whose uses lie beyond the budget; empty when shuffled. */
  readonly deadTags: readonly string[];
  /** Over-long items, the longest first, at most 20. */
  readonly worst: readonly {readonly key: string; readonly tokens: number}[];
}
