import process from 'node:process';
import {drawsText, type PngOptions, svgToPng} from '../../../engines/image/svg-to-png.ts';
import {FONT} from '../../../plots/fonts.ts';
import type {Size} from '../../../plots/size.ts';
import type {View} from '../../../plots/view.ts';
import {loadDrawing, loadedDrawing} from './drawing.ts';

export interface Look {
  readonly view: View;
  readonly size: Size;
  /** A font that goes before the others, or null. */
  readonly font: string | null;
}

/** A still picture as SVG. */
export async function svgOf(look: Look): Promise<string> {
  return drawn(look, await loadDrawing());
}

/** The same at once, where what draws was loaded before; null where it was not. */
export function svgNow(look: Look): string | null {
  const draw = loadedDrawing();
  return draw === null ? null : drawn(look, draw);
}

function drawn({view, size, font}: Look, draw: Awaited<ReturnType<typeof loadDrawing>>): string {
  return draw(view, size).replaceAll(FONT, fontsOf(font));
}

/** The fonts of a picture, in the order in which they are tried. */
export function fontsOf(font: string | null): string {
  return font === null ? FONT : `'${font}',${FONT}`;
}

let told = false;

/** A still picture as PNG. Says once on standard error when the system has no font: then text would be missing from it. */
export async function pngOf(look: Look, scale: number, options: PngOptions = {}): Promise<Uint8Array> {
  const png = await svgToPng(await svgOf(look), scale, options);
  if (!told && !(await drawsText())) {
    process.stderr.write(
      'tagnosis: there is no font on this system, so PNG pictures have no text. On Debian: apt-get install fonts-dejavu-core\n',
    );
  }
  told = true;
  return png;
}
