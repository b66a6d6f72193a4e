import {loadDrawing} from './drawing.ts';
import {tslabPublish} from './host.ts';

/** Stock tslab shows last expressions without waiting: what draws has to be there before. */
export async function readyToShow(): Promise<void> {
  if (tslabPublish() !== null) await loadDrawing();
}
