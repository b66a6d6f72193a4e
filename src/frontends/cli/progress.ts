import type {World} from './world.ts';

/** Rewrites one line of a terminal as items are read. */
export function progress(world: Pick<World, 'warn'>): (done: number, of: number | undefined) => void {
  return (done, of) =>
    world.warn(
      `\r\u001b[KReading ${done.toLocaleString('en-US')}${of === undefined ? '' : ` of ${of.toLocaleString('en-US')}`} items${of !== undefined && done + 1000 > of ? '\n' : ''}`,
    );
}
