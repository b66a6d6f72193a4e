import {written} from '../numbers.ts';
import {barColour, groupsOf} from '../bar-groups.ts';
import type {BarsView} from '../view.ts';
import {upright} from './curve.ts';
import {layoutOf, nameAxis, numericAxis, plotlyText, type PlotlyFigure} from './figure.ts';

export function plotlyBars(view: BarsView): PlotlyFigure {
  const {bars, axis, of, across, marks, beside = false} = view;
  const rows = across === 'rows';
  const groups = groupsOf(bars);
  const shown = groups.length > 0 ? groups : [''];
  const data = shown.map(group => {
    const own = bars.filter(bar => (bar.group ?? '') === group);
    const [names, values] = [own.map(({label}) => plotlyText(label)), own.map(({value}) => value)];
    return {
      type: 'bar',
      name: plotlyText(group),
      orientation: rows ? 'h' : 'v',
      x: rows ? values : names,
      y: rows ? names : values,
      marker: {color: barColour(group, groups, beside)},
      text: own.map(({value, note}) => plotlyText(note ?? written(value, axis))),
      textposition: 'none',
      hovertemplate: rows ? '%{y}: %{x}<br>%{text}<extra></extra>' : '%{text}: %{y}<extra></extra>',
    };
  });
  const order = [...new Set(bars.map(({label}) => plotlyText(label)))];
  // Names of rows say themselves what they are of, and a title would lie on them.
  const names = nameAxis(rows ? '' : of, {
    categoryorder: 'array',
    categoryarray: order,
    ...(rows ? {autorange: 'reversed'} : {}),
  });
  return {
    data,
    layout: layoutOf(view, {
      xaxis: rows ? numericAxis(axis) : names,
      yaxis: rows ? names : numericAxis(axis),
      barmode: beside ? 'group' : 'overlay',
      bargap: 0.2,
      showlegend: groups.length > 1,
      ...upright(marks, false),
    }),
  };
}
