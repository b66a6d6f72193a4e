import type {Spot, Spots} from '../../plots/static/spots.ts';

/** A spot in a page: its rectangle, and places of its words among the texts. */
type Packed = readonly number[];

export interface FigureData extends Omit<Spots, 'lanes' | 'nodes'> {
  /** Each once: the names of a matrix are in all its cells. */
  readonly texts: readonly string[];
  readonly lanes: readonly (readonly Packed[])[];
  /** Colour, and the side of the name. */
  readonly nodes: readonly (readonly [string, Spots['nodes'][number]['side']])[];
}

/** What a page holds of a picture for its script. */
export function figureData({lanes, nodes, ...spots}: Spots): FigureData {
  const places = new Map<string, number>();
  const placeOf = (text: string): number => {
    const place = places.get(text) ?? places.size;
    places.set(text, place);
    return place;
  };
  const packed = ({x, y, width, height, words}: Spot): Packed => [
    ...[x, y, width, height].map(tenths),
    ...words.map(placeOf),
  ];
  const all = lanes.map(lane => lane.map(packed));
  return {
    ...spots,
    texts: [...places.keys()],
    lanes: all,
    nodes: nodes.map(({colour, side}) => [colour, side]),
  };
}

/** Finer than this no screen shows. */
function tenths(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
