import {FAINT, INK, RULE} from '../colours.ts';
import {FONT} from '../fonts.ts';
import {logTicks} from '../log-ticks.ts';
import {written} from '../numbers.ts';
import {sizeOf} from '../size.ts';
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

/** What all figures have in common: the finding on top, and under it one legend at the right, where it covers nothing. */
export function layoutOf(view: View, more: PlotlyFigure['layout']): PlotlyFigure['layout'] {
  const {showlegend = false} = more;
  const isMarked = 'marks' in view && view.marks.length > 0;
  return {
    title: {
      text: plotlyText(view.title),
      font: {size: 16, weight: 'bold'},
      x: 0,
      xref: 'container',
      y: 1,
      yref: 'container',
      yanchor: 'top',
      pad: {t: 14, l: 16},
    },
    font: {family: FONT, size: 12, color: INK},
    paper_bgcolor: '#ffffff',
    plot_bgcolor: '#ffffff',
    margin: {l: 70, r: 36, t: 50 + (showlegend === true ? 24 : 0) + (isMarked ? 14 : 0), b: 55},
    hovermode: 'closest',
    ...(showlegend === true ? {legend: legendOf(view)} : {}),
    ...more,
  };
}

/** Where it is placed is a share of the height. */
function legendOf(view: View): Json {
  const y = 1 - 34 / sizeOf(view).height;
  return {orientation: 'h', x: 1, xanchor: 'right', y, yref: 'container', yanchor: 'top'};
}

/** A numeric axis. */
export function numericAxis(axis: Axis): {readonly [key: string]: Json} {
  const {label, scale, format, range} = axis;
  const ends = range?.map(value => (scale === 'log' ? Math.log10(value) : value));
  return {
    ...LINE,
    title: {text: plotlyText(label), standoff: 10},
    type: scale,
    gridcolor: RULE,
    zeroline: false,
    ticks: 'outside',
    tickcolor: FAINT,
    ...(format === 'percent' ? {tickformat: ',.0%'} : format === 'percent-change' ? {tickformat: '+,.0%'} : {}),
    ...(ends === undefined ? {} : {range: ends}),
    ...ticksOf(axis),
  };
}

/** Ticks that Plotly would not find: names of places, and the round numbers of a logarithmic axis, which it writes as single digits. */
function ticksOf(axis: Axis): {readonly [key: string]: Json} {
  const {scale, range, ticks} = axis;
  if (ticks !== undefined) return {tickvals: ticks.map((_, i) => i + 1), ticktext: ticks.map(plotlyText)};
  if (scale !== 'log') return {};
  if (range === undefined) return {dtick: 1};
  const round = logTicks(range);
  return {tickvals: round, ticktext: round.map(value => written(value, axis))};
}

/** An axis of names: always said, since `2020` and `1e3` would become numbers. */
export function nameAxis(label: string, more: {readonly [key: string]: Json} = {}): Json {
  return {...LINE, title: {text: plotlyText(label), standoff: 10}, type: 'category', ...more};
}

/** Every axis has a line, and as much room beside it as what is written there takes. */
const LINE = {showline: true, linecolor: FAINT, automargin: true} as const;
