// JPEGs by the hundred thousand: strips of drawn pictures are encoded once, and put together anew for each file without encoding.
// A strip of 16 rows is a restart interval of its own, after which a decoder forgets what was before.
import sharp from 'sharp';

const ROWS = 16;
const DRAWINGS = 100;
const MARKERS = {restart: 0xd0, end: 0xd9, scan: 0xda, interval: 0xdd, frame: 0xc0};

/** A maker of pictures of a size, in sixteens: which strip of which drawing lies where is drawn from `random`. */
export async function patchwork(random, {width, height}) {
  const encoded = {70: [], 85: []};
  for (let i = 0; i < DRAWINGS; i++) {
    const raw = await drawing(random, {width, height});
    const length = width * ROWS * 3;
    for (let from = 0; from < raw.length; from += length)
      for (const quality of [70, 85]) encoded[quality].push(await parts(raw.subarray(from, from + length), {width, height, quality}));
  }
  const strips = encoded[85].length;
  return {
    /** Which strips a picture has. */
    draw: () => Array.from({length: height / ROWS}, () => Math.floor(random() * strips)),
    jpeg: (chosen, quality) => together(chosen.map(i => encoded[quality][i])),
  };
}

/** Soft colours with grain. */
async function drawing(random, {width, height}) {
  const small = Buffer.from(Array.from({length: 12 * 12 * 3}, () => random() * 256));
  const options = {raw: {width: 12, height: 12, channels: 3}};
  const raw = await sharp(small, options).resize(width, height, {fit: 'fill'}).raw().toBuffer();
  return raw.map(value => Math.min(255, Math.max(0, value + (random() - 0.5) * 16)));
}

/** What stands before the scan, and the scan itself. All strips of a quality share the former. */
async function parts(strip, {width, height, quality}) {
  const jpeg = await sharp(strip, {raw: {width, height: ROWS, channels: 3}})
    .jpeg({quality, optimizeCoding: false})
    .toBuffer();
  const scan = segment(jpeg, MARKERS.scan);
  const begin = scan + 2 + jpeg.readUInt16BE(scan + 2);
  const head = Buffer.concat([jpeg.subarray(0, scan), Buffer.from([0xff, MARKERS.interval, 0, 4, 0, width / 16]), jpeg.subarray(scan, begin)]);
  head.writeUInt16BE(height, segment(jpeg, MARKERS.frame) + 5);
  return {head, scan: jpeg.subarray(begin, jpeg.length - 2)};
}

/** Where a segment begins. */
function segment(jpeg, marker) {
  let at = 2;
  while (jpeg[at + 1] !== marker) at += 2 + jpeg.readUInt16BE(at + 2);
  return at;
}

function together(chosen) {
  const pieces = [chosen[0].head];
  for (const [i, {scan}] of chosen.entries()) {
    const isLast = i === chosen.length - 1;
    pieces.push(scan, Buffer.from([0xff, isLast ? MARKERS.end : MARKERS.restart + (i % 8)]));
  }
  return Buffer.concat(pieces);
}
