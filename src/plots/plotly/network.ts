import {categoryColour, RULE} from '../colours.ts';
import {labelSides, type Side} from '../label-sides.ts';
import {sizeOf} from '../size.ts';
import type {NetworkView} from '../view.ts';
import {hoverText, layoutOf, plotlyText, type PlotlyFigure} from './figure.ts';

/** Diameter of the largest node, letters, and what is around the nodes, in pixels. */
const LARGEST = 34;
const TEXT = 10;
const MARGIN = {l: 20, r: 20, t: 80, b: 20} as const;
/** Nodes are in 0 to 1; around them is room for names. */
const [FROM, TO] = [-0.1, 1.12];
const POSITIONS = {right: 'middle right', left: 'middle left', top: 'top center', bottom: 'bottom center'} as const;

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
  const sides = sidesOf(view, most);
  const points = groups.map((name, group) => {
    const own = nodes.filter(node => node.group === group);
    const side = nodes.flatMap((node, i) => (node.group === group ? [sides[i] ?? null] : []));
    return {
      type: 'scatter',
      mode: 'markers+text',
      name: plotlyText(name),
      x: own.map(({x}) => x),
      y: own.map(({y}) => y),
      text: own.map(({label}, i) => (side[i] === null ? '' : plotlyText(label))),
      textposition: side.map(one => POSITIONS[one ?? 'right']),
      textfont: {size: TEXT},
      hovertext: own.map(({label}) => hoverText(label)),
      hovertemplate: '%{hovertext}<extra></extra>',
      marker: {
        size: own.map(({size}) => LARGEST * Math.sqrt(size / most)),
        color: categoryColour(group),
        opacity: 1,
        line: {color: '#ffffff', width: 1},
      },
    };
  });
  const bare = {visible: false, range: [FROM, TO]};
  return {
    data: [lines, ...points],
    layout: layoutOf(view, {xaxis: bare, yaxis: bare, margin: MARGIN, showlegend: groups.length > 1}),
  };
}

/** As in the still picture, on the side where a name covers least. */
function sidesOf(view: NetworkView, most: number): (Side | null)[] {
  const {width, height} = sizeOf(view);
  const [across, down] = [width - MARGIN.l - MARGIN.r, height - MARGIN.t - MARGIN.b];
  const share = (value: number): number => (value - FROM) / (TO - FROM);
  const dots = view.nodes.map(({label, x, y, size}) => ({
    label,
    x: MARGIN.l + share(x) * across,
    y: MARGIN.t + (1 - share(y)) * down,
    radius: (LARGEST * Math.sqrt(size / most)) / 2,
  }));
  return labelSides(dots, {width, height, size: TEXT});
}
