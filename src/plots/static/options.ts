import type {EChartsCoreOption} from 'echarts/core';
import {FAINT, INK, RULE} from '../colours.ts';
import {FONT} from '../fonts.ts';
import {logTicks} from '../log-ticks.ts';
import {written} from '../numbers.ts';
import type {Axis, Mark, View} from '../view.ts';
import type {Margins} from './spots.ts';

/** Longest label beside an axis, in pixels. */
const LABEL = 180;

/** What all drawings have in common: still, white, the finding on top. */
export function still(view: View, more: EChartsCoreOption): EChartsCoreOption {
  return {
    animation: false,
    backgroundColor: '#ffffff',
    textStyle: {fontFamily: FONT, fontSize: 12, color: INK},
    title: {
      text: view.title,
      left: 16,
      top: 12,
      textStyle: {fontFamily: FONT, fontSize: 16, fontWeight: 'bold', color: INK, width: 680, overflow: 'truncate'},
    },
    ...more,
  };
}

/** Room around axes whose words were measured: ECharts, which would else draw them once to see whether it is enough, need not look. */
export function measured(margins: Margins): EChartsCoreOption {
  return {...margins, outerBoundsMode: 'none'};
}

/** Options that every series has: nothing answers to a pointer. */
export const QUIET = {silent: true, emphasis: {disabled: true}, animation: false} as const;

export function valueAxis(axis: Axis, {upright}: {readonly upright: boolean}): EChartsCoreOption {
  const {label, scale, range, ticks} = axis;
  // What ECharts finds there by itself are the powers of ten only, and the ends, which are no round numbers.
  const round = scale === 'log' && range !== undefined ? {customValues: logTicks(range)} : {};
  return {
    type: scale === 'log' ? 'log' : 'value',
    name: label,
    nameLocation: 'middle',
    nameGap: upright ? 52 : 30,
    nameTextStyle: {fontFamily: FONT, fontSize: 12, color: INK},
    ...(range === undefined ? {} : {min: range[0], max: range[1]}),
    axisLine: {show: true, lineStyle: {color: FAINT}},
    axisTick: round,
    splitLine: {lineStyle: {color: RULE}},
    ...(ticks === undefined ? {} : {interval: 1}),
    axisLabel: {
      ...round,
      color: INK,
      fontFamily: FONT,
      hideOverlap: true,
      formatter: (value: number) => tickText(value, axis),
    },
  };
}

function tickText(value: number, axis: Axis): string {
  return axis.ticks === undefined ? written(value, axis) : (axis.ticks[value - 1] ?? '');
}

/** How labels beside an axis are written. */
export function labelText(): EChartsCoreOption {
  return {color: INK, fontFamily: FONT, interval: 0, width: LABEL, overflow: 'truncate'};
}

export function labelAxis(labels: readonly string[], more: EChartsCoreOption = {}): EChartsCoreOption {
  return {
    type: 'category',
    data: [...labels],
    axisLine: {lineStyle: {color: FAINT}},
    axisTick: {show: false},
    axisLabel: labelText(),
    ...more,
  };
}

/** Upright broken lines with their names at an end: of an axis that counts downwards, the upper end is its start. */
export function markLines(marks: readonly Mark[], position: 'start' | 'end' = 'end'): EChartsCoreOption {
  if (marks.length === 0) return {};
  return {
    markLine: {
      silent: true,
      animation: false,
      z: 1,
      symbol: 'none',
      lineStyle: {color: FAINT, type: 'dotted', width: 1.2},
      label: {color: INK, fontFamily: FONT, fontSize: 11, position, formatter: ({name}: {name: string}) => name},
      data: marks.map(({value, label}) => ({name: label, xAxis: value})),
    },
  };
}

/** One legend at the top right, where there is more than one name; guides have a line and no dot. */
export function legendOf(names: readonly string[], guides: readonly string[] = []): EChartsCoreOption {
  return names.length < 2
    ? {}
    : {
        legend: {
          data: names.map(name => (guides.includes(name) ? {name, itemStyle: {opacity: 0}} : {name})),
          right: 16,
          top: 38,
          itemHeight: 10,
          itemWidth: 18,
          textStyle: {color: INK, fontFamily: FONT},
        },
      };
}
