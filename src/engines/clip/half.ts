const FLOAT = new Float32Array(1);
const BITS = new Uint32Array(FLOAT.buffer);

/** Half-precision bits of numbers, rounded to nearest even: Node 20 has no array of them. */
export function toHalf(values: Float32Array): Uint16Array {
  return Uint16Array.from(values, value => {
    FLOAT[0] = value;
    const bits = BITS[0] ?? 0;
    const sign = (bits >>> 16) & 0x8000;
    const exponent = ((bits >>> 23) & 0xff) - 112;
    const fraction = bits & 0x7fffff;
    if (exponent >= 31) return sign | (((bits >>> 23) & 0xff) === 0xff && fraction !== 0 ? 0x7e00 : 0x7c00);
    if (exponent > 0) return sign | rounded((exponent << 23) | fraction, 13);
    return exponent < -10 ? sign : sign | rounded(fraction | 0x800000, 14 - exponent);
  });
}

/** Shifted right, to nearest even; a carry into the exponent is right as it is. */
function rounded(bits: number, by: number): number {
  const half = 1 << (by - 1);
  const kept = bits >>> by;
  const rest = bits & (2 * half - 1);
  return kept + (rest > half || (rest === half && kept % 2 === 1) ? 1 : 0);
}

export function fromHalf(halves: Uint16Array): Float32Array {
  return Float32Array.from(halves, half => {
    const sign = half & 0x8000 ? -1 : 1;
    const exponent = (half >>> 10) & 0x1f;
    const fraction = half & 0x3ff;
    if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : NaN;
    return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
  });
}
