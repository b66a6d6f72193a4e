import type {EChartsCoreOption} from 'echarts/core';
import {DIVERGING, INK, SEQUENTIAL} from '../colours.ts';
import {FONT} from '../fonts.ts';
import {plain} from '../numbers.ts';
import type {MatrixView} from '../view.ts';
import {labelAxis, measured, QUIET, still} from './options.ts';
import {textWidth} from '../text-width.ts';

export function drawMatrix(view: MatrixView): EChartsCoreOption {
  const {rows, columns, values, domain, diverging, of} = view;
  const size = rows.length > 30 ? 9 : 11;
  const widest = Math.min(140, Math.max(0, ...[...rows, ...columns].map(label => textWidth(label, size))));
  const text = {color: INK, fontFamily: FONT, fontSize: size, interval: 0, width: 140, overflow: 'truncate'};
  return still(view, {
    grid: measured({left: widest + 24, right: 112, top: 56, bottom: widest + 24}),
    xAxis: labelAxis(columns, {axisLine: {show: false}, axisLabel: {...text, rotate: 90}}),
    yAxis: labelAxis(rows, {inverse: true, axisLine: {show: false}, axisLabel: text}),
    visualMap: {
      min: domain[0],
      max: domain[1],
      precision: 1,
      calculable: false,
      orient: 'vertical',
      right: 16,
      top: 'middle',
      itemHeight: 200,
      text: [`${of}\n${plain(domain[1])}`, plain(domain[0])],
      textStyle: {color: INK, fontFamily: FONT, fontSize: 11},
      inRange: {color: [...(diverging ? DIVERGING : SEQUENTIAL)]},
    },
    series: [
      {
        ...QUIET,
        type: 'heatmap',
        itemStyle: {borderColor: '#ffffff', borderWidth: 1},
        data: values.flatMap((row, y) => row.flatMap((value, x) => (value === null ? [] : [[x, y, value]]))),
      },
    ],
  });
}
