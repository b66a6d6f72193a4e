import type {Fingerprint} from '../engines/image/record.ts';
import {correlation} from './image-likeness.ts';

const SIDE = 16;
/** Shares of a side that may be cut off. */
const CUTS = [0.015, 0.03, 0.045];
/** Where the rest lies: at the one end, in the middle, at the other. */
const ENDS = [0, 0.5, 1];
/** Light by place agrees so well once one of them is cut, */
const ALIKE = 0.95;
/** and of what it did not agree in before, so much at most is left: docs/calibration.md. */
const LEFT = 0.6;

/** For a cut along one side: per place of the rest, the place of the whole before it, and how far it lies beyond that. */
interface Cut {
  readonly before: Uint8Array;
  readonly beyond: Float64Array;
}

const ALL_CUTS: readonly (readonly Cut[])[] = CUTS.map(share => ENDS.map(end => cutOf(share, share * end)));

/**
 * Whether one of two pictures is the other without a part of its width and height, up to a twentieth each. Light by place of the
 * one is scaled as such a cut would have it: of a cropped copy that explains most of the difference, of another picture that only
 * looks like it nothing. O(1): 54 cuts of 16 × 16.
 */
export function isCropped(a: Pick<Fingerprint, 'luma16'>, b: Pick<Fingerprint, 'luma16'>): boolean {
  const apart = 1 - correlation(a.luma16, b.luma16);
  const most = Math.min(1 - ALIKE, LEFT * apart);
  return isCutOf(a.luma16, b.luma16, most) || isCutOf(b.luma16, a.luma16, most);
}

function isCutOf(whole: Uint8Array, part: Uint8Array, most: number): boolean {
  for (const cuts of ALL_CUTS) {
    for (const across of cuts) {
      const narrower = cutAcross(whole, across);
      for (const down of cuts) if (1 - correlation(cutDown(narrower, down), part) <= most) return true;
    }
  }
  return false;
}

function cutOf(share: number, from: number): Cut {
  const before = new Uint8Array(SIDE);
  const beyond = new Float64Array(SIDE);
  for (let i = 0; i < SIDE; i++) {
    const place = Math.min(SIDE - 1, Math.max(0, (i + 0.5) * (1 - share) + SIDE * from - 0.5));
    before[i] = Math.min(SIDE - 2, Math.floor(place));
    beyond[i] = place - (before[i] ?? 0);
  }
  return {before, beyond};
}

function cutAcross(luma: Uint8Array, {before, beyond}: Cut): Float64Array {
  const out = new Float64Array(SIDE * SIDE);
  for (let at = 0; at < out.length; at++) {
    const x = at % SIDE;
    const from = at - x + (before[x] ?? 0);
    out[at] = between(luma[from] ?? 0, luma[from + 1] ?? 0, beyond[x] ?? 0);
  }
  return out;
}

function cutDown(luma: Float64Array, {before, beyond}: Cut): Float64Array {
  const out = new Float64Array(SIDE * SIDE);
  for (let at = 0; at < out.length; at++) {
    const x = at % SIDE;
    const y = (at - x) / SIDE;
    const from = (before[y] ?? 0) * SIDE + x;
    out[at] = between(luma[from] ?? 0, luma[from + SIDE] ?? 0, beyond[y] ?? 0);
  }
  return out;
}

function between(a: number, b: number, share: number): number {
  return a + (b - a) * share;
}
