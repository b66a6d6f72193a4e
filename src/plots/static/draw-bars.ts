import type {EChartsCoreOption} from 'echarts/core';
import {barColour, groupsOf, LABELLED, legendGroups} from '../bar-groups.ts';
import {INK} from '../colours.ts';
import {FONT} from '../fonts.ts';
import {written} from '../numbers.ts';
import type {BarsView} from '../view.ts';
import {labelAxis, labelText, legendOf, markLines, measured, QUIET, still, valueAxis} from './options.ts';
import {textWidth} from '../text-width.ts';

export function drawBars(view: BarsView): EChartsCoreOption {
  const {bars, axis, across, marks, of, beside = false} = view;
  const places = beside ? [...new Set(bars.map(({label}) => label))] : bars.map(({label}) => label);
  const rows = across === 'rows';
  const groups = groupsOf(bars);
  const names = groups.length > 0 ? groups : [''];
  const legend = legendGroups(bars);
  // Values of bars that point to the left stand between them and their labels.
  const left = rows && bars.some(({value}) => value < 0);
  const labels = labelAxis(
    places,
    rows
      ? {inverse: true, ...(left ? {axisLabel: {...labelText(), margin: 48}} : {})}
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
  const margins = {
    left: rows ? widest + (left ? 64 : 24) : 76,
    right: rows ? 60 : 36,
    top: 56 + (legend.length > 1 ? 22 : 0) + (marks.length > 0 ? 14 : 0),
    bottom: 56,
  };
  return still(view, {
    grid: rows ? measured(margins) : margins,
    ...legendOf(legend),
    xAxis: rows ? values : labels,
    yAxis: rows ? labels : values,
    series: names.map((group, i) => ({
      ...QUIET,
      type: 'bar',
      name: group,
      // Where a label has one bar, groups share the places.
      barGap: beside ? '0%' : '-100%',
      barCategoryGap: '20%',
      barMaxWidth: rows ? 30 : 60,
      itemStyle: {color: barColour(group, groups, beside)},
      data: beside
        ? places.map(place => valueOf(bars, place, group))
        : bars.map(bar => ((bar.group ?? '') === group ? placed(bar.value) : null)),
      label: {
        show: rows && bars.length <= LABELLED,
        position: 'right',
        color: INK,
        fontFamily: FONT,
        fontSize: 11,
        backgroundColor: '#ffffff',
        padding: [1, 2],
        formatter: ({value}: {value: number | null}) => (typeof value === 'number' ? written(value, axis) : ''),
      },
      ...(i === 0 ? markLines(marks, rows ? 'start' : 'end') : {}),
    })),
  });
}

function valueOf(bars: BarsView['bars'], place: string, group: string): number | null {
  return bars.find(bar => bar.label === place && bar.group === group)?.value ?? null;
}

/** What is written beside a bar that points to the left stands to its left. */
function placed(value: number): number | {readonly value: number; readonly label: {readonly position: 'left'}} {
  return value < 0 ? {value, label: {position: 'left'}} : value;
}
