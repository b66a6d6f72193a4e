export interface Anchors {
  readonly ideal: number;
  readonly good: number;
  readonly poor: number;
  readonly worst: number;
}

/** Maps a value to a score from 0 to 100. */
export interface Curve extends Anchors {
  score(value: number): number;
}

/**
 * Piecewise linear through ideal → 100, good → 80, poor → 40, worst → 0, constant outside: a metric's colour bands are
 * then those of the whole score. Anchors ascend or descend strictly. Where they come from: docs/calibration.md.
 */
export function anchors({ideal, good, poor, worst}: Anchors): Curve {
  const points = [
    [ideal, 100],
    [good, 80],
    [poor, 40],
    [worst, 0],
  ] as const;
  const score = (value: number): number => {
    const from = (value - ideal) * Math.sign(worst - ideal);
    if (from <= 0) return 100;
    for (let i = 1; i < points.length; i++) {
      const [x0, y0] = points[i - 1] ?? [0, 0];
      const [x1, y1] = points[i] ?? [0, 0];
      const share = (value - x0) / (x1 - x0);
      if (share <= 1) return y0 + share * (y1 - y0);
    }
    return 0;
  };
  return {ideal, good, poor, worst, score};
}
