import type {Pillar} from '../metrics/metric.ts';

/** What can be drawn: a closed union, so that every frontend can draw any of it. All texts in a view are clean (`clean-text`). */
export type View = CurveView | BarsView | MatrixView | NetworkView;

/** Largest sizes of views: what is longer is thinned or cut, and the summary says of how much. */
export const CAPS = {series: 8, points: 512, bars: 60, cells: 50, nodes: 80, edges: 400} as const;

interface Told {
  /** Says the finding: "10 tags hold 71 % of all uses". */
  readonly title: string;
  /** One sentence with the numbers: alternative text, and what a terminal shows instead. */
  readonly summary: string;
}

export interface Axis {
  /** With the unit. */
  readonly label: string;
  readonly scale: 'linear' | 'log';
  /** How its numbers are written: scores without decimals, rounded down as everywhere; changes with their sign. */
  readonly format: 'number' | 'percent' | 'score' | 'points' | 'percent-change';
  /** From and to, where these are not those of the data. */
  readonly range?: readonly [number, number];
  /** Names of the places 1, 2, …, where numbers only count. */
  readonly ticks?: readonly string[];
}

/** A line at a value, with its name. */
export interface Mark {
  readonly value: number;
  readonly label: string;
}

export interface Series {
  readonly name: string;
  /** Ascending. */
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** `guide`: a thin broken line that is no data; `points`: nothing is said of what lies between. */
  readonly role: 'data' | 'guide' | 'points';
  /** A colour that it has everywhere; else series take turns. */
  readonly colour?: Pillar | 'ink';
  /** Names of single points, where they have some. */
  readonly labels?: readonly string[];
  /** Around each point, from and to. */
  readonly band?: {readonly low: readonly number[]; readonly high: readonly number[]};
}

export interface CurveView extends Told {
  readonly kind: 'curve';
  readonly x: Axis;
  readonly y: Axis;
  readonly series: readonly Series[];
  /** Upright lines. */
  readonly marks: readonly Mark[];
}

export interface Bar {
  readonly label: string;
  readonly value: number;
  /** Shown beside the bar, and on hover. */
  readonly note?: string;
  /** What it belongs to: one colour and one word of the legend each. */
  readonly group?: string;
}

export interface BarsView extends Told {
  readonly kind: 'bars';
  /** Rows of labels, or columns of an ordered quantity such as a length. */
  readonly across: 'rows' | 'columns';
  /** Whether a label has a bar of each group beside each other. */
  readonly beside?: boolean;
  /** What is along the bars. */
  readonly axis: Axis;
  /** What the bars are of. */
  readonly of: string;
  readonly bars: readonly Bar[];
  /** Lines at values of the axis, of rows; at places between columns, of columns. */
  readonly marks: readonly Mark[];
}

export interface MatrixView extends Told {
  readonly kind: 'matrix';
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** values[row][column]; null is left empty. */
  readonly values: readonly (readonly (number | null)[])[];
  /** What a cell's number is, with the unit. */
  readonly of: string;
  /** Numbers at the ends of the colours; diverging colours have 0 in the middle. */
  readonly domain: readonly [number, number];
  readonly diverging: boolean;
}

interface Node {
  readonly label: string;
  /** In [0, 1], y upwards. */
  readonly x: number;
  readonly y: number;
  /** Area, relative. */
  readonly size: number;
  readonly group: number;
}

export interface NetworkView extends Told {
  readonly kind: 'network';
  readonly nodes: readonly Node[];
  readonly edges: readonly {readonly from: number; readonly to: number; readonly weight: number}[];
  /** Names of the groups. */
  readonly groups: readonly string[];
  /** What area and edges show. */
  readonly of: string;
  /** What `size` counts. */
  readonly sizes?: string;
}
