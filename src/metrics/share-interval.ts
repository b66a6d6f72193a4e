import {wilsonInterval} from '../math/intervals.ts';
import type {Measurement} from './metric.ts';

/** 95 % interval of a share of items, as a part of a measurement. */
export function shareInterval(
  hits: number,
  items: number,
): Pick<Extract<Measurement, {interval?: unknown}>, 'interval'> {
  const interval = wilsonInterval(hits, items);
  return interval === undefined ? {} : {interval};
}
