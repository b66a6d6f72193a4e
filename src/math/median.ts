/** Middle value of an unordered list, the mean of the two middle ones where their number is even; NaN of none. O(n log n). */
export function median(values: ArrayLike<number>): number {
  const order = Float64Array.from(values).sort();
  const middle = order.length >> 1;
  if (order.length % 2 === 1) return order[middle] ?? Number.NaN;
  return ((order[middle - 1] ?? Number.NaN) + (order[middle] ?? Number.NaN)) / 2;
}
