import sharp from 'sharp';
import {fingerprint} from '../../../src/engines/image/fingerprint.ts';
import {openSharp} from '../../../src/engines/image/open-sharp.ts';
import {policyOf} from '../../../src/engines/image/policy.ts';
import type {Fingerprint} from '../../../src/engines/image/record.ts';
import {seededRandom} from '../../../src/math/random.ts';
import {findCopies} from '../../../src/statistics/image-copies.ts';

type Random = () => number;

/** What is done to a picture before it goes into the set a second time. */
export interface Edit {
  readonly id: string;
  readonly does: string;
  apply(picture: Buffer, random: Random): Promise<Buffer>;
}

export const EDITS: readonly Edit[] = [
  {
    id: 're-encoded',
    does: 'as JPEG of quality 30 to 90',
    apply: (picture, random) =>
      sharp(picture)
        .jpeg({quality: 30 + Math.floor(random() * 61)})
        .toBuffer(),
  },
  {
    id: 'resized',
    does: 'to half of its width and height, as PNG',
    async apply(picture) {
      const {width} = await sharp(picture).metadata();
      return sharp(picture)
        .resize(Math.max(1, Math.round(width / 2)))
        .png()
        .toBuffer();
    },
  },
  {
    id: 'cropped',
    does: 'by 3 % of its area, wherever, as JPEG of quality 90',
    apply: (picture, random) => cropped(picture, 1 - Math.sqrt(0.97), random),
  },
  {
    id: 'watermarked',
    does: 'with white bars of 40 % opacity over a fifth of its width and a twentieth of its height in a corner, as JPEG of quality 90',
    apply: (picture, random) => watermarked(picture, {wide: 1 / 5, high: 1 / 20, opacity: 0.4}, random),
  },
];

/** What hashes of whole pictures find less surely. */
export const HARDER: readonly Edit[] = [
  ...[0.03, 0.05, 0.1].map((off): Edit => ({
    id: `cropped by ${Math.round(100 * off)} %`,
    does: `of its width and of its height, wherever, as JPEG of quality 90`,
    apply: (picture, random) => cropped(picture, off, random),
  })),
  {
    id: 'boldly marked',
    does: 'with white bars of full opacity over a third of its width and a tenth of its height in a corner',
    apply: (picture, random) => watermarked(picture, {wide: 1 / 3, high: 1 / 10, opacity: 1}, random),
  },
];

/** Without a part of its width and of its height, from whichever sides. */
async function cropped(picture: Buffer, off: number, random: Random): Promise<Buffer> {
  const {width, height} = await sharp(picture).metadata();
  const [offX, offY] = [Math.round(width * off), Math.round(height * off)];
  const [left, top] = [Math.round(offX * random()), Math.round(offY * random())];
  return sharp(picture)
    .extract({left, top, width: width - offX, height: height - offY})
    .jpeg({quality: 90})
    .toBuffer();
}

interface Mark {
  readonly wide: number;
  readonly high: number;
  readonly opacity: number;
}

const CORNERS = ['southeast', 'southwest', 'northeast', 'northwest'] as const;

async function watermarked(picture: Buffer, {wide, high, opacity}: Mark, random: Random): Promise<Buffer> {
  const {width, height} = await sharp(picture).metadata();
  const gravity = CORNERS[Math.floor(random() * CORNERS.length)] ?? 'southeast';
  const input = bars(Math.ceil(width * wide), Math.ceil(height * high), opacity);
  return sharp(picture).composite([{input, gravity}]).jpeg({quality: 90}).toBuffer();
}

/** Bars as a line of letters has them: a font is not everywhere. */
function bars(width: number, height: number, opacity: number): Buffer {
  const drawn = Array.from(
    {length: 8},
    (_, i) => `<rect x="${(i * width) / 8}" y="0" width="${width / 14}" height="${height}"/>`,
  );
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" fill="#ffffff" fill-opacity="${opacity}">${drawn.join('')}</svg>`,
  );
}

const OCTAVES = 6;

/** A picture like a photograph: colours at all scales, the finer the fainter, and shapes before them. As PNG. */
export async function photograph(seed: string, width = 320, height = 240): Promise<Buffer> {
  const random = seededRandom(`photograph ${seed}`);
  const sum = new Float64Array(width * height * 3);
  for (let octave = 0; octave < OCTAVES; octave++) {
    const side = 3 * 2 ** octave;
    const noise = Buffer.alloc(side * side * 3);
    for (let i = 0; i < noise.length; i++) noise[i] = Math.floor(random() * 256);
    const layer = await sharp(noise, {raw: {width: side, height: side, channels: 3}})
      .resize(width, height, {fit: 'fill'})
      .raw()
      .toBuffer();
    for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + ((layer[i] ?? 0) - 127.5) / 2 ** octave;
  }
  const data = Buffer.alloc(sum.length);
  for (let i = 0; i < data.length; i++) data[i] = Math.min(255, Math.max(0, Math.round(127.5 + (sum[i] ?? 0))));
  return sharp(data, {raw: {width, height, channels: 3}})
    .composite([{input: shapes(width, height, random)}])
    .png()
    .toBuffer();
}

function shapes(width: number, height: number, random: Random): Buffer {
  const drawn = Array.from({length: 6}, () => {
    const [x, y, size] = [random() * width, random() * height, (0.05 + random() * 0.2) * width];
    const colour = `hsl(${Math.floor(random() * 360)} 60% ${20 + Math.floor(random() * 60)}%)`;
    return random() < 0.5
      ? `<circle cx="${x}" cy="${y}" r="${size / 2}" fill="${colour}"/>`
      : `<rect x="${x}" y="${y}" width="${size}" height="${size * (0.4 + random())}" fill="${colour}"/>`;
  });
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${drawn.join('')}</svg>`,
  );
}

/** How many of the copies that were put in were found, and how many that were not put in. */
export interface Found {
  readonly pictures: number;
  readonly recall: Readonly<Record<string, {readonly put: number; readonly found: number}>>;
  /** Pairs in one cluster, and those of them that are no picture and its copy, or two copies of one. */
  readonly pairs: number;
  readonly wrong: number;
}

/**
 * Puts an edited copy of a share of the pictures into the set, the edits in turn, and looks for copies as `tagnosis check` does.
 * The pictures themselves must hold none.
 */
export async function findPut(
  pictures: readonly Buffer[],
  {edits, share, seed}: {readonly edits: readonly Edit[]; readonly share: number; readonly seed: string},
): Promise<Found> {
  const all: Seen[] = [];
  const random = seededRandom(`copies ${seed}`);
  let put = 0;
  for (const [from, picture] of pictures.entries()) {
    all.push({from, edit: null, record: await look(picture)});
    const edit = random() < share ? edits[put++ % edits.length] : undefined;
    if (edit !== undefined) all.push({from, edit: edit.id, record: await look(await edit.apply(picture, random))});
  }
  const {clusterOf} = findCopies(all.map(({record}) => record));
  const total = pairsIn(all.map((_, i) => String(clusterOf[i])));
  const right = pairsIn(all.map(({from}, i) => `${clusterOf[i]} ${from}`));
  return {pictures: pictures.length, recall: recallOf(all, clusterOf, edits), pairs: total, wrong: total - right};
}

interface Seen {
  readonly from: number;
  readonly edit: string | null;
  readonly record: Fingerprint;
}

/** The picture itself stands before its copy. */
function recallOf(all: readonly Seen[], clusterOf: Uint32Array, edits: readonly Edit[]): Found['recall'] {
  return Object.fromEntries(
    edits.map(({id}) => {
      const copies = [...all.keys()].filter(i => all[i]?.edit === id);
      return [id, {put: copies.length, found: copies.filter(i => clusterOf[i] === clusterOf[i - 1]).length}];
    }),
  );
}

/** Pairs with equal names. */
function pairsIn(names: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0);
}

async function look(bytes: Buffer): Promise<Fingerprint> {
  const record = await fingerprint({bytes, name: 'a.png'}, policyOf('kohya'), await openSharp());
  if (record.state === 'ok') return record;
  throw new Error(`A picture of the proof could not be decoded: ${record.state}`);
}
