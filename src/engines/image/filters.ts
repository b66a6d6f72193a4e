/** How the samples around a place count when a picture is made smaller or larger: Pillow's filters, by their own formulas. */
export interface Filter {
  /** Beyond it, nothing counts; in samples of the coarser picture. */
  readonly support: number;
  weight(u: number): number;
}

/** sinc(u) sinc(u / 3). */
export const LANCZOS: Filter = {support: 3, weight: u => (u >= -3 && u < 3 ? sinc(u) * sinc(u / 3) : 0)};

const SHARPNESS = -0.5;

/** Keys' cubic with a = −½: libvips and OpenCV take other values, and a model sees the difference. */
export const BICUBIC: Filter = {
  support: 2,
  weight: u => {
    const x = Math.abs(u);
    if (x < 1) return ((SHARPNESS + 2) * x - (SHARPNESS + 3)) * x * x + 1;
    return x < 2 ? (((x - 5) * x + 8) * x - 4) * SHARPNESS : 0;
  },
};

/** 1 − |u|. */
export const BILINEAR: Filter = {support: 1, weight: u => Math.max(0, 1 - Math.abs(u))};

function sinc(u: number): number {
  return u === 0 ? 1 : Math.sin(u * Math.PI) / (u * Math.PI);
}
