/** Up to so many powers of ten have numbers between them. */
const DECADES = 3;

/** Whether a logarithmic axis is short enough for 1, 2 and 5 of each power of ten: powers alone would be two or three numbers. */
export function isShort([from, to]: readonly [number, number]): boolean {
  return Math.log10(to / from) <= DECADES;
}

/** The round numbers along a logarithmic axis. */
export function logTicks(range: readonly [number, number]): number[] {
  const [from, to] = range;
  const [first, last] = [Math.floor(Math.log10(from)), Math.ceil(Math.log10(to))];
  const powers = Array.from({length: last - first + 1}, (_, i) => first + i);
  // As `Number('5e-3')`: 5 × 10 ** −3 is not 0.005.
  const round = powers.flatMap(power => (isShort(range) ? [1, 2, 5] : [1]).map(digit => Number(`${digit}e${power}`)));
  return round.filter(value => value >= from && value <= to);
}
