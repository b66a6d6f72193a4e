import {cutText} from '../cut-text.ts';
import {FAINT, INK, RULE} from '../colours.ts';
import {FONT} from '../fonts.ts';
import {logTicks} from '../log-ticks.ts';
import {written} from '../numbers.ts';
import {sizeOf} from '../size.ts';
import {uniqueNames} from '../unique-names.ts';
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

/** Letters of what appears on hover, and the widest line of it: half a figure, so that it never covers all of it. */
const [HOVER_SIZE, HOVER_WIDTH] = [13, 320];

/** Names of places that appear on hover as they are: cut where they are too wide, and told apart by a number where that makes them alike. */
export function hoverNames(names: readonly string[]): string[] {
  return uniqueNames(names.map(name => cutText(name, HOVER_WIDTH, HOVER_SIZE)));
}

/** Lines that appear on hover, each cut where it is too wide. */
export function hoverText(...lines: readonly string[]): string {
  return lines.map(line => plotlyText(cutText(line, HOVER_WIDTH, HOVER_SIZE))).join('<br>');
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
    hoverlabel: {align: 'left', font: {size: HOVER_SIZE}},
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

/** Room for a name beside an axis, as in the still picture. */
const NAME_WIDTH = 180;

/**
 * An axis of names: always said, since `2020` and `1e3` would become numbers. A name that is too wide is cut where it is written, and
 * nowhere else: it is what tells places apart.
 */
export function nameAxis(label: string, names: readonly string[], more: {readonly [key: string]: Json} = {}): Json {
  const short = names.map(name => cutText(name, NAME_WIDTH, 12));
  const cut = short.every((name, i) => name === names[i])
    ? {}
    : {tickvals: names.map(plotlyText), ticktext: short.map(plotlyText)};
  return {...LINE, title: {text: plotlyText(label), standoff: 10}, type: 'category', ...cut, ...more};
}

/** Every axis has a line, and as much room beside it as what is written there takes. */
const LINE = {showline: true, linecolor: FAINT, automargin: true} as const;
