/** What stands behind a metric's number; closed, so that any frontend can show a metric it has never heard of. */
export interface Detail {
  /** Further figures by name: `hhi`, `top10`, `chao-wang-jost`, … */
  readonly values?: Readonly<Record<string, number | null>>;
  /** Rows worth showing, the most telling first, capped. */
  readonly rows?: readonly {readonly label: string; readonly value: number; readonly note?: string}[];
  /** How many rows there are in all. */
  readonly total?: number;
  readonly curve?: {readonly x: readonly number[]; readonly y: readonly number[]};
  /** What two of the labels have to do with one another: row j holds 0 … j − 1. Null where it is not defined. */
  readonly matrix?: {readonly labels: readonly string[]; readonly rows: readonly (readonly (number | null)[])[]};
  /** Things that belong together: edges join places of nodes, with a weight. Capped: `values` tells how many there are. */
  readonly network?: {
    readonly nodes: readonly {readonly label: string; readonly n: number; readonly community: number}[];
    readonly edges: readonly (readonly [number, number, number])[];
  };
  /** Sentences a reader needs beside the number. */
  readonly remarks?: readonly string[];
}
