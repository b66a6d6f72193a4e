import type {EChartsCoreOption} from 'echarts/core';
import {FAINT, seriesColour, seriesSymbol} from '../colours.ts';
import type {CurveView, Series} from '../view.ts';
import {legendOf, markLines, QUIET, still, valueAxis} from './options.ts';

/** Up to so many points each has a marker. */
const MARKED = 48;

export function drawCurve(view: CurveView): EChartsCoreOption {
  const {series, marks, x, y} = view;
  const log = x.scale === 'log' || y.scale === 'log';
  return still(view, {
    grid: {left: 76, right: 36, top: 56 + (series.length > 1 ? 22 : 0) + (marks.length > 0 ? 14 : 0), bottom: 56},
    ...legendOf(
      series.map(({name}) => name),
      series.filter(({role}) => role === 'guide').map(({name}) => name),
    ),
    xAxis: {
      ...valueAxis(x, {upright: false}),
      ...(log ? {} : {min: x.range?.[0] ?? 'dataMin', max: x.range?.[1] ?? 'dataMax'}),
    },
    yAxis: valueAxis(y, {upright: true}),
    series: series.flatMap((one, i) => [...band(one, i), line(one, i, i === 0 ? markLines(marks) : {})]),
  });
}

function line(series: Series, index: number, marks: EChartsCoreOption): EChartsCoreOption {
  const {name, x, y, role} = series;
  const guide = role === 'guide';
  const colour = guide ? FAINT : seriesColour(series, index);
  return {
    ...QUIET,
    type: 'line',
    name,
    data: x.map((at, i) => [at, y[i] ?? null]),
    showSymbol: role === 'points' || (!guide && x.length <= MARKED),
    symbol: guide ? 'none' : seriesSymbol(index).still,
    symbolSize: role === 'points' || index > 0 ? 8 : 5,
    itemStyle: {color: colour},
    lineStyle: {
      color: colour,
      width: role === 'points' ? 0 : guide ? 1.2 : 2,
      type: guide ? 'dashed' : 'solid',
    },
    ...marks,
  };
}

/** A band is drawn as two stacked areas: an unseen one up to its lower edge, and its height. */
function band(series: Series, index: number): EChartsCoreOption[] {
  const {name, x, band: around} = series;
  if (around === undefined) return [];
  const edge = {...QUIET, type: 'line', stack: `band ${name}`, showSymbol: false, lineStyle: {opacity: 0}};
  return [
    {...edge, data: x.map((at, i) => [at, around.low[i] ?? 0])},
    {
      ...edge,
      data: x.map((at, i) => [at, (around.high[i] ?? 0) - (around.low[i] ?? 0)]),
      areaStyle: {color: seriesColour(series, index), opacity: 0.2},
    },
  ];
}
