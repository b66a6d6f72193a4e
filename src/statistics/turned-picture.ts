import {differenceHash, type Hash, perceptualHash} from '../engines/image/hashes.ts';
import type {Fingerprint} from '../engines/image/record.ts';
import {resample} from '../engines/image/resample.ts';

/** How a picture lies against another: turned clockwise, or its lines or columns in the other order, or both. */
export const TURNS = ['quarter', 'half', 'upside-down', 'mirrored-quarter-left', 'mirrored-quarter-right'] as const;
export type Turn = (typeof TURNS)[number];

/** Which place of a square a place of the turned one is taken from, `last` being the last line and column. */
const FROM: Readonly<Record<Turn, (x: number, y: number, last: number) => readonly [x: number, y: number]>> = {
  quarter: (x, y, last) => [y, last - x],
  half: (x, y, last) => [last - x, last - y],
  'upside-down': (x, y, last) => [x, last - y],
  'mirrored-quarter-left': (x, y) => [y, x],
  'mirrored-quarter-right': (x, y, last) => [last - y, last - x],
};

const LUMA = 16;
const CHROMA = 8;
const WHOLE = 32;

/** What is compared of a picture that may lie otherwise. */
export interface TurnedPicture extends Pick<Fingerprint, 'luma16' | 'chroma8' | 'lowDetail'> {
  readonly pHash: Hash;
  readonly dHash: Hash;
}

/**
 * A picture as it looks turned; null: as it is. Thumbnails are square, so that a turn moves their places and makes no new ones. Hashes
 * are made of 16 × 16 luma, which is kept, not of the 32 × 32 that is not: they compare with one another only.
 */
export function turnedPicture({luma16, chroma8, lowDetail}: TurnedPicture, turn: Turn | null): TurnedPicture {
  const luma = turn === null ? luma16 : Uint8Array.from(placesOf(turn, LUMA), place => luma16[place] ?? 0);
  const chroma = turn === null ? chroma8 : turnedChroma(chroma8, turn);
  const small = {width: LUMA, height: LUMA, data: luma};
  return {
    luma16: luma,
    chroma8: chroma,
    lowDetail,
    pHash: perceptualHash({width: WHOLE, height: WHOLE, data: doubled(luma)}),
    dHash: differenceHash(resample(small, 9, 8)),
  };
}

/** Two squares of colour differences, one after the other. */
function turnedChroma(chroma8: Int8Array, turn: Turn): Int8Array {
  const places = placesOf(turn, CHROMA);
  const square = CHROMA * CHROMA;
  return Int8Array.from(chroma8, (_, i) => chroma8[i - (i % square) + (places[i % square] ?? 0)] ?? 0);
}

function placesOf(turn: Turn, side: number): number[] {
  return Array.from({length: side * side}, (_, i) => {
    const [x, y] = FROM[turn](i % side, Math.floor(i / side), side - 1);
    return y * side + x;
  });
}

function doubled(luma: Uint8Array): Uint8Array {
  return Uint8Array.from({length: WHOLE * WHOLE}, (_, i) => {
    const [x, y] = [i % WHOLE, Math.floor(i / WHOLE)];
    return luma[Math.floor(y / 2) * LUMA + Math.floor(x / 2)] ?? 0;
  });
}
