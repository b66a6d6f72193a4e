import type {Size} from '../../../plots/size.ts';
import type {View} from '../../../plots/view.ts';

type Draw = (view: View, size?: Partial<Size>) => string;

let draw: Draw | null = null;

/** Loads what draws still pictures: half a megabyte, for whoever asks for one. */
export async function loadDrawing(): Promise<Draw> {
  draw ??= (await import('../../../plots/static/svg.ts')).toSvg;
  return draw;
}

/** The same where it was loaded before; null where it was not. */
export function loadedDrawing(): Draw | null {
  return draw;
}
