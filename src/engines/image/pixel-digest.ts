import {createHash} from 'node:crypto';
import {hasAlpha, type Raster} from './raster.ts';

/** Names size and pixels: equal for equal RGBA, whatever the file format. Opaque alpha counts as none, grey as its RGB. */
export function pixelDigest(raster: Raster): string {
  const {width, height, channels, data} = raster;
  const colours = hasAlpha(raster) ? channels - 1 : channels;
  const through = hasAlpha(raster) && !isOpaque(raster);
  const hash = createHash('sha256').update(`${width} ${height} ${through ? 4 : 3}\n`);
  if (!through && channels === 3) return hash.update(data).digest('hex').slice(0, 32);
  const row = new Uint8Array(width * (through ? 4 : 3));
  for (let y = 0, at = 0; y < height; y++) {
    for (let to = 0; to < row.length; at += channels) {
      for (let c = 0; c < 3; c++) row[to++] = data[at + Math.min(c, colours - 1)] ?? 0;
      if (through) row[to++] = data[at + colours] ?? 0;
    }
    hash.update(row);
  }
  return hash.digest('hex').slice(0, 32);
}

function isOpaque({channels, data}: Raster): boolean {
  for (let at = channels - 1; at < data.length; at += channels) if (data[at] !== 255) return false;
  return true;
}
