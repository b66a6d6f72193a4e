import type {Filter} from './filters.ts';
import {kernel, type Kernel} from './kernel.ts';
import type {Raster} from './raster.ts';
import {alongColumns, clamped, HALF, type Plane, resamplingTable, type ResamplingTable} from './resample.ts';
import {weighColours} from './weigh-colours.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** A part of a picture. */
export interface Cut extends Size {
  readonly left: number;
  readonly top: number;
}

const {imul} = Math;

/**
 * Red, green and blue of a picture at another size, of which only a part is wanted: bit for bit what `resample` makes of each
 * colour. By the kernel where there is one and both sides change; else weights are read once for three colours, and what is cut
 * off is not computed either.
 */
export function resampleColours(
  raster: Raster,
  {width, height}: Size,
  {filter, cut}: {readonly filter: Filter; readonly cut: Cut},
  by: Kernel | null = kernel(),
): Plane[] {
  const across =
    raster.width === width ? null : part(resamplingTable(raster.width, width, filter), cut.left, cut.width);
  const down =
    raster.height === height ? null : part(resamplingTable(raster.height, height, filter), cut.top, cut.height);
  const rows = down === null ? {from: cut.top, to: cut.top + cut.height} : reachOf(down);
  const shifted = down === null ? null : {...down, starts: down.starts.map(start => start - rows.from)};
  const weighed =
    by === null || across === null || shifted === null ? null : weighColours(raster, {across, down: shifted, rows}, by);
  if (weighed !== null) return weighed;
  const colours = across === null ? copied(raster, rows, cut) : alongRows(raster, rows, across);
  return shifted === null ? colours : colours.map(plane => alongColumns(plane, shifted));
}

/** What makes up some of the outputs. */
function part({starts, lengths, weights, taps}: ResamplingTable, from: number, count: number): ResamplingTable {
  const to = from + count;
  return {
    starts: starts.subarray(from, to),
    lengths: lengths.subarray(from, to),
    weights: weights.subarray(from * taps, to * taps),
    taps,
  };
}

interface Rows {
  readonly from: number;
  readonly to: number;
}

/** The samples that make up any output. */
function reachOf({starts, lengths}: ResamplingTable): Rows {
  return {from: starts[0] ?? 0, to: (starts.at(-1) ?? 0) + (lengths.at(-1) ?? 0)};
}

/** Grey is all three colours. */
function stepsOf(channels: number): readonly [number, number] {
  return channels < 3 ? [0, 0] : [1, 2];
}

function alongRows(raster: Raster, rows: Rows, table: ResamplingTable): Plane[] {
  const planes = emptyPlanes(table.starts.length, rows);
  const [red, green, blue] = planes.map(plane => plane.data);
  if (red === undefined || green === undefined || blue === undefined) return planes;
  // The last of an odd number goes with itself.
  for (let y = rows.from; y < rows.to; y += 2)
    twoRows(raster, table, {
      y,
      next: Math.min(y + 1, rows.to - 1),
      place: (y - rows.from) * table.starts.length,
      red,
      green,
      blue,
    });
  return planes;
}

interface TwoRows {
  readonly y: number;
  readonly next: number;
  /** Where the first is written; the other follows on it. */
  readonly place: number;
  readonly red: Uint8Array;
  readonly green: Uint8Array;
  readonly blue: Uint8Array;
}

function twoRows(
  {width, channels, data}: Raster,
  {starts, lengths, weights, taps}: ResamplingTable,
  {y, next, place, red, green, blue}: TwoRows,
): void {
  const [two, three] = stepsOf(channels);
  const [stride, row] = [(next - y) * width * channels, (next - y) * starts.length];
  for (let x = 0, to = place; x < starts.length; x++, to++) {
    const end = x * taps + (lengths[x] ?? 0);
    let at = (y * width + (starts[x] ?? 0)) * channels;
    let [a, b, c, d, e, f] = [HALF, HALF, HALF, HALF, HALF, HALF];
    for (let i = x * taps; i < end; i++, at += channels) {
      const share = weights[i] ?? 0;
      const below = at + stride;
      a = (a + imul(data[at] ?? 0, share)) | 0;
      b = (b + imul(data[at + two] ?? 0, share)) | 0;
      c = (c + imul(data[at + three] ?? 0, share)) | 0;
      d = (d + imul(data[below] ?? 0, share)) | 0;
      e = (e + imul(data[below + two] ?? 0, share)) | 0;
      f = (f + imul(data[below + three] ?? 0, share)) | 0;
    }
    red[to] = clamped(a);
    green[to] = clamped(b);
    blue[to] = clamped(c);
    red[to + row] = clamped(d);
    green[to + row] = clamped(e);
    blue[to + row] = clamped(f);
  }
}

function copied({width, channels, data}: Raster, rows: Rows, {left, width: wanted}: Cut): Plane[] {
  const planes = emptyPlanes(wanted, rows);
  const steps = [0, ...stepsOf(channels)];
  for (const [colour, plane] of planes.entries()) {
    for (let y = rows.from, place = 0; y < rows.to; y++) {
      let at = (y * width + left) * channels + (steps[colour] ?? 0);
      for (let x = 0; x < wanted; x++, at += channels) plane.data[place++] = data[at] ?? 0;
    }
  }
  return planes;
}

function emptyPlanes(width: number, {from, to}: Rows): Plane[] {
  return [0, 1, 2].map(() => ({width, height: to - from, data: new Uint8Array(width * (to - from))}));
}
