import {textWidth} from './text-width.ts';

export type Side = 'right' | 'left' | 'top' | 'bottom';

/** A node with its name, in pixels. */
export interface Dot {
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Frame {
  readonly width: number;
  readonly height: number;
  /** Of the letters, in pixels. */
  readonly size: number;
}

const SIDES: readonly Side[] = ['right', 'left', 'bottom', 'top'];
/** Between a node and its name. */
const GAP = 4;
/** A name that would lie by this share of itself over others is left out. */
const HIDDEN = 0.6;

/**
 * On which side of each node its name covers least: nodes, names that were placed before, and what is outside the frame. The first
 * nodes choose first; null where a name is better left out. O(nodes²)
 */
export function labelSides(dots: readonly Dot[], frame: Frame): (Side | null)[] {
  const taken: Box[] = dots.map(({x, y, radius}) => ({
    left: x - radius,
    right: x + radius,
    top: y - radius,
    bottom: y + radius,
  }));
  return dots.map((dot, i) => {
    const choices = SIDES.map(side => {
      const box = boxOf(dot, side, frame.size);
      const others = taken.reduce((sum, one, j) => sum + (j === i ? 0 : overlap(box, one)), 0);
      return {side, box, cost: others + 2 * outside(box, frame)};
    });
    const best = choices.reduce((one, other) => (other.cost < one.cost ? other : one));
    if (best.cost > HIDDEN * area(best.box)) return null;
    taken.push(best.box);
    return best.side;
  });
}

function boxOf({label, x, y, radius}: Dot, side: Side, size: number): Box {
  const [width, height] = [textWidth(label, size), size * 1.3];
  const away = radius + GAP;
  if (side === 'right') return {left: x + away, right: x + away + width, top: y - height / 2, bottom: y + height / 2};
  if (side === 'left') return {left: x - away - width, right: x - away, top: y - height / 2, bottom: y + height / 2};
  const top = side === 'top' ? y - away - height : y + away;
  return {left: x - width / 2, right: x + width / 2, top, bottom: top + height};
}

function overlap(a: Box, b: Box): number {
  const [across, down] = [
    Math.min(a.right, b.right) - Math.max(a.left, b.left),
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top),
  ];
  return across > 0 && down > 0 ? across * down : 0;
}

function outside(box: Box, {width, height}: Frame): number {
  return area(box) - overlap(box, {left: 0, top: 0, right: width, bottom: height});
}

function area({left, right, top, bottom}: Box): number {
  return (right - left) * (bottom - top);
}
