import {groupsOf} from '../bar-groups.ts';
import {barWords} from '../hover-words.ts';
import type {Bar, BarsView} from '../view.ts';
import {AXES, between, type Scale, type Spot, type Spots} from './spots.ts';

/** Of the room of a label, what its bars take; and the widest bar of rows, and of columns: as they are drawn. */
const TAKEN = 0.8;
const [WIDEST_ROW, WIDEST_COLUMN] = [30, 60];

/** Bars: a pointer means the bar of its row or column, however short it is. */
export function barSpots(view: BarsView, scale: Scale): Spots {
  const {bars, across, beside = false} = view;
  const rows = across === 'rows';
  const [left, top, right, bottom] = between(scale);
  const places = beside ? [...new Set(bars.map(({label}) => label))] : bars.map(({label}) => label);
  const groups = beside ? groupsOf(bars) : [''];
  const room = (rows ? bottom - top : right - left) / Math.max(1, places.length);
  const thick = Math.min((TAKEN * room) / groups.length, rows ? WIDEST_ROW : WIDEST_COLUMN);
  const spot = (bar: Bar, i: number): Spot => {
    const place = beside ? places.indexOf(bar.label) : i;
    const aside = beside ? groups.indexOf(bar.group ?? '') - (groups.length - 1) / 2 : 0;
    const pixel = (value: number): number =>
      rows ? (scale.at(AXES, [value, place])[0] ?? 0) : (scale.at(AXES, [place, value])[1] ?? 0);
    const within = (at: number): number => Math.min(Math.max(at, rows ? left : top), rows ? right : bottom);
    const [from, to] = [within(pixel(0)), within(pixel(bar.value))];
    const [start, length] = [Math.min(from, to), Math.abs(to - from)];
    const edge = (rows ? top : left) + (place + 0.5) * room + (aside - 0.5) * thick;
    const words = barWords(view, bar);
    return rows
      ? {x: start, y: edge, width: length, height: thick, words}
      : {x: edge, y: start, width: thick, height: length, words};
  };
  return {
    kind: 'bars',
    by: rows ? 'y' : 'x',
    reach: null,
    // Names beside the rows mean their bars too: long ones are cut there.
    area: [rows ? 0 : left, top, right, bottom],
    lanes: bars.length === 0 ? [] : [bars.map(spot)],
    links: [],
    nodes: [],
  };
}
