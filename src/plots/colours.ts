import type {Pillar} from '../metrics/metric.ts';

/** M. Okabe, K. Ito, "Color Universal Design" (2008): told apart with any kind of colour vision. Black and yellow are left out. */
const CATEGORIES: readonly string[] = ['#0072b2', '#e69f00', '#009e73', '#cc79a7', '#d55e00', '#56b4e9', '#7f7f7f'];

/** The same everywhere. */
export const PILLAR_COLOURS: Readonly<Record<Pillar, string>> = {
  quality: '#0072b2',
  balance: '#e69f00',
  uniqueness: '#009e73',
  structure: '#cc79a7',
};

/** From −1 over 0 to +1 (ColorBrewer RdBu, blue below). */
export const DIVERGING: readonly [string, string, string] = ['#2166ac', '#f7f7f7', '#b2182b'];
/** From none to most. */
export const SEQUENTIAL: readonly [string, string] = ['#f7f7f7', '#0072b2'];
export const INK = '#222222';
export const FAINT = '#8a8a8a';
export const RULE = '#dddddd';

/** Colour of the i-th category; they repeat after seven, so that no picture may rest on colour alone. */
export function categoryColour(index: number): string {
  return CATEGORIES[index % CATEGORIES.length] ?? INK;
}

/** Colour of a series: its own everywhere, or that of its turn. */
export function seriesColour({colour}: {readonly colour?: Pillar | 'ink'}, index: number): string {
  if (colour === undefined) return categoryColour(index);
  return colour === 'ink' ? INK : PILLAR_COLOURS[colour];
}

/** Markers of series, where there are several: they are told apart in grey as well. ECharts' name, and Plotly's. */
const SYMBOLS: readonly (readonly [string, string])[] = [
  ['circle', 'circle'],
  ['rect', 'square'],
  ['diamond', 'diamond'],
  ['triangle', 'triangle-up'],
  ['path://M-5-2H-2V-5H2V-2H5V2H2V5H-2V2H-5Z', 'cross'],
];

export function seriesSymbol(index: number): {readonly still: string; readonly plotly: string} {
  const [still, plotly] = SYMBOLS[index % SYMBOLS.length] ?? ['circle', 'circle'];
  return {still, plotly};
}
