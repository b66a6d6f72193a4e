import {INK, RULE} from '../colours.ts';
import {FONT} from '../fonts.ts';
import type {Axis, View} from '../view.ts';

/** A value of Plotly's figure schema. */
export type Json = string | number | boolean | null | readonly Json[] | {readonly [key: string]: Json | undefined};

/** A Plotly figure as plain JSON, valid for Plotly.js 2, 3 and 4. */
export interface PlotlyFigure {
  readonly data: readonly {readonly [key: string]: Json | undefined}[];
  readonly layout: {readonly [key: string]: Json | undefined};
}

/** Plotly reads `<b>` and `<a href>` in every text. */
export function plotlyText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** What all figures have in common. */
export function layoutOf({title}: View, more: PlotlyFigure['layout']): PlotlyFigure['layout'] {
  return {
    title: {text: plotlyText(title), x: 0, xref: 'paper', font: {size: 16}},
    font: {family: FONT, size: 12, color: INK},
    paper_bgcolor: '#ffffff',
    plot_bgcolor: '#ffffff',
    margin: {l: 70, r: 20, t: 50, b: 55},
    hovermode: 'closest',
    ...more,
  };
}

/** A numeric axis. */
export function numericAxis({label, scale, format, range, ticks}: Axis): Json {
  const ends = range?.map(value => (scale === 'log' ? Math.log10(value) : value));
  return {
    title: {text: plotlyText(label)},
    type: scale,
    gridcolor: RULE,
    zeroline: false,
    ...(format === 'percent' ? {tickformat: ',.0%'} : format === 'percent-change' ? {tickformat: '+,.0%'} : {}),
    ...(scale === 'log' ? {dtick: 1} : {}),
    ...(ends === undefined ? {} : {range: ends}),
    ...(ticks === undefined ? {} : {tickvals: ticks.map((_, i) => i + 1), ticktext: ticks.map(plotlyText)}),
  };
}

/** An axis of names: always said, since `2020` and `1e3` would become numbers. */
export function nameAxis(label: string, more: {readonly [key: string]: Json} = {}): Json {
  return {title: {text: plotlyText(label)}, type: 'category', automargin: true, ...more};
}
