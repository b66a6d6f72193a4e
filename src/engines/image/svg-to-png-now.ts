import {spawnSync} from 'node:child_process';
import {createRequire} from 'node:module';
import process from 'node:process';
import type {PngOptions} from './svg-to-png.ts';

const DENSITY = 72;
const SECONDS = 20;
const MOST_BYTES = 64 * 2 ** 20;
const PROGRAM = `const chunks = [];
process.stdin.on('data', chunk => chunks.push(chunk)).on('end', () =>
  require(process.argv[1])(Buffer.concat(chunks), {density: Number(process.argv[2])}).png({compressionLevel: 9, palette: process.argv[3] === 'indexed', dither: 0}).toBuffer().then(png => process.stdout.write(png)));`;

/**
 * `svgToPng` for callers that cannot wait: sharp answers later only, so another process is asked, and waited for. A fifth of a second;
 * null where it fails.
 */
export function svgToPngNow(svg: string, scale = 2, {indexed = false}: PngOptions = {}): Uint8Array | null {
  try {
    const sharp = createRequire(import.meta.url).resolve('sharp');
    const {status, stdout} = spawnSync(
      process.execPath,
      ['-e', PROGRAM, sharp, String(DENSITY * scale), indexed ? 'indexed' : 'all'],
      {
        input: svg,
        timeout: SECONDS * 1000,
        maxBuffer: MOST_BYTES,
        env: {...process.env, NODE_OPTIONS: ''},
        windowsHide: true,
      },
    );
    return status === 0 && stdout.length > 0 ? stdout : null;
  } catch {
    return null;
  }
}
