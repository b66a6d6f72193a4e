/** Far above the rounding of sums and products, far below one item of ten million. */
const ROUNDING = 1e-9;

/** Whether a share is at a line or above it, where it is only the rounding of its sums and products that puts it below. */
export function reaches(share: number, line: number): boolean {
  return share >= line - ROUNDING;
}

/** The least whole number that is not below `n`: 40 of 40.00000000000002, which arithmetic made of 40. */
export function ceilNear(n: number): number {
  // Adding 0 makes 0 of −0.
  return Math.ceil(n - ROUNDING * Math.max(1, Math.abs(n))) + 0;
}
