/** Jupyter counts positions in code points, the engine in UTF-16 code units. */
export function unitsBefore(code: string, points: number): number {
  let units = 0;
  let left = points;
  for (const character of code) {
    if (left <= 0) break;
    units += character.length;
    left--;
  }
  return units;
}

/** The contrary of `unitsBefore`: code points in the first `units` code units. */
export function pointsBefore(code: string, units: number): number {
  let points = 0;
  let at = 0;
  for (const character of code) {
    if (at >= units) break;
    at += character.length;
    points++;
  }
  return points;
}
