import type {EChartsCoreOption} from 'echarts/core';
import {barColour, groupsOf} from '../bar-groups.ts';
import {INK} from '../colours.ts';
import {written} from '../numbers.ts';
import type {BarsView} from '../view.ts';
import {FONT, labelAxis, legendOf, markLines, QUIET, still, valueAxis} from './options.ts';
import {textWidth} from './text-width.ts';

/** Rows up to this number have their value beside them. */
const LABELLED = 30;

export function drawBars(view: BarsView): EChartsCoreOption {
  const {bars, axis, across, marks, of} = view;
  const rows = across === 'rows';
  const groups = groupsOf(bars);
  const names = groups.length > 0 ? groups : [''];
  // Bars that are named after their group need no legend.
  const legend = bars.every(({label, group}) => label === group) ? [] : groups;
  const labels = labelAxis(
    bars.map(({label}) => label),
    rows
      ? {inverse: true}
      : {
          name: of,
          nameLocation: 'middle',
          nameGap: 30,
          nameTextStyle: {fontFamily: FONT, fontSize: 12, color: INK},
          axisLabel: {color: INK, fontFamily: FONT, interval: 'auto'},
        },
  );
  const values = valueAxis(axis, {upright: !rows});
  const widest = Math.min(180, Math.max(0, ...bars.map(({label}) => textWidth(label, 12))));
  return still(view, {
    grid: {
      left: rows ? widest + 24 : 76,
      right: rows ? 60 : 36,
      top: 56 + (legend.length > 1 ? 22 : 0) + (marks.length > 0 ? 14 : 0),
      bottom: 56,
    },
    ...legendOf(legend),
    xAxis: rows ? values : labels,
    yAxis: rows ? labels : values,
    series: names.map((group, i) => ({
      ...QUIET,
      type: 'bar',
      name: group,
      // Groups share the places of one row of bars.
      barGap: '-100%',
      barCategoryGap: '20%',
      itemStyle: {color: barColour(group, groups)},
      data: bars.map(bar => ((bar.group ?? '') === group ? bar.value : null)),
      label: {
        show: rows && bars.length <= LABELLED,
        position: 'right',
        color: INK,
        fontFamily: FONT,
        fontSize: 11,
        formatter: ({value}: {value: number | null}) => (typeof value === 'number' ? written(value, axis) : ''),
      },
      ...(i === 0 ? markLines(marks, rows ? 'start' : 'end') : {}),
    })),
  });
}
