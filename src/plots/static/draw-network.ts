import type {EChartsCoreOption} from 'echarts/core';
import {categoryColour, INK, RULE} from '../colours.ts';
import {FONT} from '../fonts.ts';
import type {NetworkView} from '../view.ts';
import {labelSides} from '../label-sides.ts';
import {legendOf, QUIET, still} from './options.ts';

/** Diameter of the largest node, and the sides of what the margins leave, in pixels: other sides would make ellipses of nodes. */
const LARGEST = 28;
const [WIDTH, HEIGHT] = [530, 470];
const [LEFT, RIGHT, TOP, BOTTOM] = [90, 100, 90, 40];
const TEXT = 10;

export function drawNetwork(view: NetworkView): EChartsCoreOption {
  const {nodes, edges, groups} = view;
  const most = Math.max(1e-9, ...nodes.map(({size}) => size));
  const heaviest = Math.max(1e-9, ...edges.map(({weight}) => weight));
  const radius = (size: number): number => (LARGEST * Math.sqrt(size / most)) / 2;
  const sides = labelSides(
    nodes.map(({label, x, y, size}) => ({
      label,
      x: LEFT + x * WIDTH,
      y: TOP + (1 - y) * HEIGHT,
      radius: radius(size),
    })),
    {width: LEFT + WIDTH + RIGHT, height: TOP + HEIGHT + BOTTOM, size: TEXT},
  );
  return still(view, {
    ...legendOf(groups),
    series: [
      {
        ...QUIET,
        type: 'graph',
        layout: 'none',
        left: LEFT,
        right: RIGHT,
        top: TOP,
        bottom: BOTTOM,
        categories: groups.map((name, group) => ({name, itemStyle: {color: categoryColour(group)}})),
        data: nodes.map(({label, x, y, size, group}, i) => ({
          id: String(i),
          name: label,
          x: x * WIDTH,
          y: (1 - y) * HEIGHT,
          symbolSize: 2 * radius(size),
          label: {show: sides[i] !== null, position: sides[i] ?? 'right'},
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
          fontSize: TEXT,
          textBorderColor: '#ffffff',
          textBorderWidth: 2,
        },
      },
    ],
  });
}
