export type Cell = string | number | boolean | null;
export type Row = Readonly<Record<string, Cell>>;

/** How the numbers of a column are written. */
export type CellFormat = 'number' | 'percent';
