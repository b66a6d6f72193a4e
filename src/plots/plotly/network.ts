import {categoryColour, RULE} from '../colours.ts';
import type {NetworkView} from '../view.ts';
import {layoutOf, plotlyText, type PlotlyFigure} from './figure.ts';

/** Diameter of the largest node in pixels. */
const LARGEST = 34;

export function plotlyNetwork(view: NetworkView): PlotlyFigure {
  const {nodes, edges, groups} = view;
  const most = Math.max(1e-9, ...nodes.map(({size}) => size));
  // One trace for all edges: nulls part them.
  const ends = edges.flatMap(({from, to}) => [nodes[from], nodes[to], undefined]);
  const lines = {
    type: 'scatter',
    mode: 'lines',
    x: ends.map(node => node?.x ?? null),
    y: ends.map(node => node?.y ?? null),
    line: {color: RULE, width: 1},
    hoverinfo: 'skip',
    showlegend: false,
  };
  const points = groups.map((name, group) => {
    const own = nodes.filter(node => node.group === group);
    return {
      type: 'scatter',
      mode: 'markers+text',
      name: plotlyText(name),
      x: own.map(({x}) => x),
      y: own.map(({y}) => y),
      text: own.map(({label}) => plotlyText(label)),
      textposition: 'top center',
      textfont: {size: 10},
      hovertemplate: '%{text}<extra></extra>',
      marker: {
        size: own.map(({size}) => LARGEST * Math.sqrt(size / most)),
        color: categoryColour(group),
        opacity: 1,
        line: {color: '#ffffff', width: 1},
      },
    };
  });
  const bare = {visible: false, range: [-0.1, 1.12]};
  return {data: [lines, ...points], layout: layoutOf(view, {xaxis: bare, yaxis: bare, showlegend: groups.length > 1})};
}
