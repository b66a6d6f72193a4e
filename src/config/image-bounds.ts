type Bounds = readonly [least: number, most: number];

/** From where to where a configuration or a flag may set how images are looked at. */
export const IMAGE_BOUNDS: Readonly<Record<'maxPixels' | 'maxBytes' | 'timeoutMs' | 'jobs' | 'memoryMiB', Bounds>> = {
  /** Where a thousand megapixels would not fit into memory anywhere. */
  maxPixels: [1, 2 ** 30],
  /** A file is read as a whole, and Node reads no larger one at once. */
  maxBytes: [1, 2 ** 31 - 1],
  /** The decoder counts whole seconds. */
  timeoutMs: [1000, 600_000],
  jobs: [1, 64],
  memoryMiB: [16, 65_536],
};
