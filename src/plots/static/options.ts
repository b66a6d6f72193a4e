import type {EChartsCoreOption} from 'echarts/core';
import {FAINT, INK, RULE} from '../colours.ts';
import {written} from '../numbers.ts';
import type {Axis, Mark, View} from '../view.ts';

/** In single quotes: double ones end the attribute that the renderer writes them into. */
export const FONT = "'DejaVu Sans','Liberation Sans',Arial,sans-serif";
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

/** Options that every series has: nothing answers to a pointer. */
export const QUIET = {silent: true, emphasis: {disabled: true}, animation: false} as const;

export function valueAxis(axis: Axis, {upright}: {readonly upright: boolean}): EChartsCoreOption {
  const {label, scale, range} = axis;
  return {
    type: scale === 'log' ? 'log' : 'value',
    name: label,
    nameLocation: 'middle',
    nameGap: upright ? 52 : 30,
    nameTextStyle: {fontFamily: FONT, fontSize: 12, color: INK},
    ...(range === undefined ? {} : {min: range[0], max: range[1]}),
    axisLine: {show: true, lineStyle: {color: FAINT}},
    splitLine: {lineStyle: {color: RULE}},
    axisLabel: {color: INK, fontFamily: FONT, formatter: (value: number) => written(value, axis)},
  };
}

export function labelAxis(labels: readonly string[], more: EChartsCoreOption = {}): EChartsCoreOption {
  return {
    type: 'category',
    data: [...labels],
    axisLine: {lineStyle: {color: FAINT}},
    axisTick: {show: false},
    axisLabel: {color: INK, fontFamily: FONT, interval: 0, width: LABEL, overflow: 'truncate'},
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
      symbol: 'none',
      lineStyle: {color: FAINT, type: 'dotted', width: 1.2},
      label: {color: INK, fontFamily: FONT, fontSize: 11, position, formatter: ({name}: {name: string}) => name},
      data: marks.map(({value, label}) => ({name: label, xAxis: value})),
    },
  };
}

/** One legend at the top right, where there is more than one name. */
export function legendOf(names: readonly string[]): EChartsCoreOption {
  return names.length < 2
    ? {}
    : {
        legend: {
          data: [...names],
          right: 16,
          top: 38,
          itemHeight: 10,
          itemWidth: 18,
          textStyle: {color: INK, fontFamily: FONT},
        },
      };
}
