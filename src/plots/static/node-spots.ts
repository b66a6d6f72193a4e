import {categoryColour} from '../colours.ts';
import {nodeWords} from '../hover-words.ts';
import type {NetworkView} from '../view.ts';
import {networkDots} from './draw-network.ts';
import type {Scale, Spots} from './spots.ts';

/** Small nodes are hard to hit. */
const REACH = 6;

/** Nodes, and what a reader needs to see them with their neighbours alone. */
export function nodeSpots(view: NetworkView, {width, height, at}: Scale): Spots {
  const dots = networkDots(view);
  const spots = dots.map(({x, y, radius}, i) => {
    const [across = 0, down = 0] = at({seriesIndex: 0}, [x, y]);
    return {
      x: across - radius,
      y: down - radius,
      width: 2 * radius,
      height: 2 * radius,
      words: nodeWords(view, i),
    };
  });
  return {
    kind: 'network',
    by: 'both',
    reach: REACH,
    area: [0, 0, width, height],
    lanes: spots.length === 0 ? [] : [spots],
    links: view.edges.map(({from, to}) => [from, to]),
    nodes: view.nodes.map(({group}, i) => ({colour: categoryColour(group), side: dots[i]?.side ?? null})),
  };
}
