import type {EChartsCoreOption} from 'echarts/core';
import {categoryColour, INK, RULE} from '../colours.ts';
import type {NetworkView} from '../view.ts';
import {FONT, legendOf, QUIET, still} from './options.ts';

/** Diameter of the largest node, and the sides of what the margins leave, in pixels: other sides would make ellipses of nodes. */
const LARGEST = 28;
const [WIDTH, HEIGHT] = [530, 470];

export function drawNetwork(view: NetworkView): EChartsCoreOption {
  const {nodes, edges, groups} = view;
  const most = Math.max(1e-9, ...nodes.map(({size}) => size));
  const heaviest = Math.max(1e-9, ...edges.map(({weight}) => weight));
  return still(view, {
    ...legendOf(groups),
    series: [
      {
        ...QUIET,
        type: 'graph',
        layout: 'none',
        left: 60,
        right: 130,
        top: 90,
        bottom: 40,
        categories: groups.map((name, group) => ({name, itemStyle: {color: categoryColour(group)}})),
        data: nodes.map(({label, x, y, size, group}, i) => ({
          id: String(i),
          name: label,
          x: x * WIDTH,
          y: (1 - y) * HEIGHT,
          symbolSize: LARGEST * Math.sqrt(size / most),
          category: group,
        })),
        links: edges.map(({from, to, weight}) => ({
          source: String(from),
          target: String(to),
          lineStyle: {color: RULE, width: 0.5 + 2.5 * (weight / heaviest), opacity: 0.9},
        })),
        label: {
          show: true,
          position: 'right',
          color: INK,
          fontFamily: FONT,
          fontSize: 10,
          textBorderColor: '#ffffff',
          textBorderWidth: 2,
        },
        labelLayout: {hideOverlap: true},
      },
    ],
  });
}
