import type {View} from '../view.ts';
import {barSpots} from './bar-spots.ts';
import {cellSpots} from './cell-spots.ts';
import {nodeSpots} from './node-spots.ts';
import {pointSpots} from './point-spots.ts';
import type {Scale, Spots} from './spots.ts';

/** Everything in a picture that has a name and a number. */
export function spotsOf(view: View, scale: Scale): Spots {
  switch (view.kind) {
    case 'curve':
      return pointSpots(view, scale);
    case 'bars':
      return barSpots(view, scale);
    case 'matrix':
      return cellSpots(view, scale);
    default:
      return nodeSpots(view, scale);
  }
}
