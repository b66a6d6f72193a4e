/** A binary matrix in compressed sparse row form: row r holds the columns columns[offsets[r] … offsets[r + 1] − 1], each once. */
export interface BinaryRows {
  readonly offsets: Uint32Array;
  readonly columns: Uint32Array;
  /** Number of columns. */
  readonly width: number;
}

/** Rows in which each pair of columns stands together: at [i · width + j] for i < j. O(Σ L²) for rows of L columns. */
export function countTogether({offsets, columns, width}: BinaryRows): Uint32Array {
  const together = new Uint32Array(width * width);
  for (let row = 0; row + 1 < offsets.length; row++) {
    const end = offsets[row + 1] ?? 0;
    for (let a = offsets[row] ?? 0; a < end; a++) {
      const x = columns[a] ?? 0;
      for (let b = a + 1; b < end; b++) {
        const y = columns[b] ?? 0;
        const at = x < y ? x * width + y : y * width + x;
        together[at] = (together[at] ?? 0) + 1;
      }
    }
  }
  return together;
}

/** Rows that hold each column. */
export function columnSums({columns, width}: BinaryRows): Uint32Array {
  const sums = new Uint32Array(width);
  for (const column of columns) sums[column] = (sums[column] ?? 0) + 1;
  return sums;
}
