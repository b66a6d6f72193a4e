import type {EChartsCoreOption} from 'echarts/core';
import {categoryColour, INK, RULE} from '../colours.ts';
import {FONT} from '../fonts.ts';
import type {NetworkView} from '../view.ts';
import {type Dot, labelSides, type Side} from '../label-sides.ts';
import {legendOf, QUIET, still} from './options.ts';

/** Diameter of the largest node, and the sides of what the margins leave, in pixels: other sides would make ellipses of nodes. */
const LARGEST = 28;
const [WIDTH, HEIGHT] = [530, 470];
const [LEFT, RIGHT, TOP, BOTTOM] = [90, 100, 90, 40];
const TEXT = 10;

/** A node in the numbers of the series, which is as wide and high as what the margins leave. */
export interface NetworkDot extends Dot {
  readonly side: Side | null;
}

export function drawNetwork(view: NetworkView): EChartsCoreOption {
  const {nodes, edges, groups} = view;
  const heaviest = Math.max(1e-9, ...edges.map(({weight}) => weight));
  const dots = networkDots(view);
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
        data: dots.map(({label, x, y, radius, side}, i) => ({
          id: String(i),
          name: label,
          x,
          y,
          symbolSize: 2 * radius,
          label: {show: side !== null, position: side ?? 'right'},
          category: nodes[i]?.group ?? 0,
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

/** Where nodes lie, how large they are, and on which side their names stand. */
export function networkDots({nodes}: NetworkView): NetworkDot[] {
  const most = Math.max(1e-9, ...nodes.map(({size}) => size));
  const dots = nodes.map(({label, x, y, size}) => ({
    label,
    x: x * WIDTH,
    y: (1 - y) * HEIGHT,
    radius: (LARGEST * Math.sqrt(size / most)) / 2,
  }));
  const sides = labelSides(
    dots.map(({label, x, y, radius}) => ({label, x: LEFT + x, y: TOP + y, radius})),
    {width: LEFT + WIDTH + RIGHT, height: TOP + HEIGHT + BOTTOM, size: TEXT},
  );
  return dots.map((dot, i) => ({...dot, side: sides[i] ?? null}));
}
