import type {Side} from '../label-sides.ts';
import type {View} from '../view.ts';

/** What of a picture can be read by itself: the rectangle of a bar, a cell or a node, or a point without extent; in pixels. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** The name, and what is told of it. */
  readonly words: readonly string[];
}

export interface Spots {
  readonly kind: View['kind'];
  /** Which distance tells the spot that a pointer means. */
  readonly by: 'x' | 'y' | 'both';
  /** How far from it the pointer may be; null: anywhere in the area. */
  readonly reach: number | null;
  /** Where a pointer means anything at all: left, top, right, bottom. */
  readonly area: readonly [number, number, number, number];
  /** Ways along which keys go from spot to spot: rows of a matrix, the points of a curve; none is empty. */
  readonly lanes: readonly (readonly Spot[])[];
  /** Of networks, whose spots are one lane. */
  readonly links: readonly (readonly [number, number])[];
  readonly nodes: readonly {readonly colour: string; readonly side: Side | null}[];
}

/** How numbers of a view become pixels. */
export interface Scale {
  readonly width: number;
  readonly height: number;
  /** Around the axes. */
  readonly margins: Margins;
  /** The pixel of a place in a coordinate system of the drawing. */
  readonly at: (finder: Readonly<Record<string, number>>, value: number[]) => readonly number[];
}

export interface Margins {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The axes of the only pair there is. */
export const AXES: Readonly<Record<string, number>> = {xAxisIndex: 0, yAxisIndex: 0};

/** What lies between the axes. */
export function between({width, height, margins}: Scale): readonly [number, number, number, number] {
  return [margins.left, margins.top, width - margins.right, height - margins.bottom];
}
