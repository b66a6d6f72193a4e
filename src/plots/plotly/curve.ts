import {FAINT, seriesColour, seriesSymbol} from '../colours.ts';
import type {Axis, CurveView, Mark, Series} from '../view.ts';
import {hoverText, type Json, layoutOf, numericAxis, plotlyText, type PlotlyFigure} from './figure.ts';

/** Up to so many points each has a marker. */
const MARKED = 48;

export function plotlyCurve(view: CurveView): PlotlyFigure {
  const data = view.series.flatMap((series, i) => [...band(series, i), line(series, i)]);
  return {
    data,
    layout: layoutOf(view, {
      xaxis: numericAxis(view.x),
      yaxis: {...numericAxis(view.y), ...(isFromZero(view.y) ? {rangemode: 'tozero'} : {})},
      showlegend: view.series.length > 1,
      ...upright(view.marks, view.x.scale === 'log'),
    }),
  };
}

function isFromZero({scale, range}: Axis): boolean {
  return scale === 'linear' && range === undefined;
}

function line(series: Series, index: number): PlotlyFigure['data'][number] {
  const {name, x, y, role, labels} = series;
  const guide = role === 'guide';
  const mode = role === 'points' ? 'markers' : !guide && x.length <= MARKED ? 'lines+markers' : 'lines';
  return {
    type: 'scatter',
    mode,
    name: plotlyText(name),
    x: [...x],
    y: [...y],
    ...(mode === 'lines'
      ? {}
      : {marker: {symbol: seriesSymbol(index).plotly, size: role === 'points' || index > 0 ? 8 : 6}}),
    line: {color: guide ? FAINT : seriesColour(series, index), width: guide ? 1 : 2, dash: guide ? 'dash' : 'solid'},
    ...(labels === undefined
      ? {}
      : {text: labels.map(label => hoverText(label)), hovertemplate: '%{text}<br>%{x}: %{y}<extra></extra>'}),
  };
}

function band(series: Series, index: number): PlotlyFigure['data'][number][] {
  const {x, band: around} = series;
  if (around === undefined) return [];
  const edge = {type: 'scatter', mode: 'lines', x: [...x], line: {width: 0}, hoverinfo: 'skip', showlegend: false};
  return [
    {...edge, y: [...around.low]},
    {...edge, y: [...around.high], fill: 'tonexty', fillcolor: `${seriesColour(series, index)}33`},
  ];
}

/** Lines with their names, as shapes and annotations. On a logarithmic axis annotations, unlike shapes, are placed by exponent. */
export function upright(marks: readonly Mark[], isLog: boolean): {readonly [key: string]: Json} {
  return {
    shapes: marks.map(({value}) => ({
      type: 'line',
      x0: value,
      x1: value,
      y0: 0,
      y1: 1,
      yref: 'paper',
      line: {color: FAINT, width: 1, dash: 'dot'},
    })),
    annotations: marks.map(({value, label}) => ({
      x: isLog ? Math.log10(value) : value,
      y: 1,
      yref: 'paper',
      yanchor: 'bottom',
      text: plotlyText(label),
      showarrow: false,
      font: {size: 11, color: FAINT},
    })),
  };
}
