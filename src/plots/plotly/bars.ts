import {written} from '../numbers.ts';
import {barColour, groupsOf, LABELLED, legendGroups} from '../bar-groups.ts';
import {barWords} from '../hover-words.ts';
import {uniqueNames} from '../unique-names.ts';
import type {Bar, BarsView} from '../view.ts';
import {upright} from './curve.ts';
import {hoverText, type Json, layoutOf, nameAxis, numericAxis, plotlyText, type PlotlyFigure} from './figure.ts';

export function plotlyBars(view: BarsView): PlotlyFigure {
  const {bars, axis, of, across, marks, beside = false} = view;
  const rows = across === 'rows';
  const isTold = rows && bars.length <= LABELLED;
  const groups = groupsOf(bars);
  const shown = groups.length > 0 ? groups : [''];
  const labels = bars.map(({label}) => label);
  // Where groups stand beside each other, one label is one place.
  const placed = beside ? labels : uniqueNames(labels);
  const data = shown.map(group => {
    const isOwn = (bar: Bar | undefined): boolean => (bar?.group ?? '') === group;
    const own = bars.filter(isOwn);
    const names = placed.filter((_, i) => isOwn(bars[i])).map(plotlyText);
    const values = own.map(({value}) => value);
    return {
      type: 'bar',
      name: plotlyText(group),
      orientation: rows ? 'h' : 'v',
      x: rows ? values : names,
      y: rows ? names : values,
      marker: {color: barColour(group, groups, beside)},
      text: own.map(({value}) => plotlyText(written(value, axis))),
      textposition: isTold ? 'outside' : 'none',
      ...(isTold ? {cliponaxis: false} : {}),
      hovertext: own.map(bar => hoverText(...barWords(view, bar))),
      hovertemplate: '%{hovertext}<extra></extra>',
    };
  });
  const places = [...new Set(placed)];
  // Names of rows say themselves what they are of, and a title would lie on them.
  const names = nameAxis(rows ? '' : of, places, {
    categoryorder: 'array',
    categoryarray: places.map(plotlyText),
    ...(rows ? {autorange: 'reversed'} : {}),
  });
  return {
    data,
    layout: layoutOf(view, {
      xaxis: rows ? {...numericAxis(axis), ...roomAtLeft(view)} : names,
      yaxis: rows ? names : numericAxis(axis),
      barmode: beside ? 'group' : 'overlay',
      bargap: 0.2,
      showlegend: legendGroups(bars).length > 1,
      ...upright(marks, false),
    }),
  };
}

/** What is written to the left of bars that point there needs room before the names of the rows begin. */
function roomAtLeft({bars, axis}: BarsView): {readonly [key: string]: Json} {
  const values = bars.map(({value}) => value);
  const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)];
  const room = (most - least) * 0.12;
  return axis.range !== undefined || least === 0 ? {} : {range: [least - room, most === 0 ? 0 : most + room]};
}
