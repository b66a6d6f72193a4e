import type {Placed} from '../../../engines/image/contact-sheet.ts';
import type {Thumbnail} from '../../../engines/image/thumbnail.ts';
import {cleanText} from '../../../plots/clean-text.ts';
import {INK} from '../../../plots/colours.ts';
import {FONT} from '../../../plots/fonts.ts';
import {escapeHtml, type Html, markup} from '../../html/html.ts';
import {type Cluster, MEMBERS} from './cluster.ts';

interface ShownClusters {
  readonly title: string;
  readonly clusters: readonly Cluster[];
  readonly rest: string | null;
}

type Thumbnails = ReadonlyMap<string, Thumbnail>;

/** Clusters as markup: pictures with their names below. */
export function galleryHtml({title, clusters, rest}: ShownClusters, thumbnails: Thumbnails): string {
  const rows = clusters.map(
    ({keys, says}) =>
      markup`<p style="margin:.6em 0 .2em">${says}</p><div style="display:flex;flex-wrap:wrap;gap:8px">${keys.slice(0, MEMBERS).map(key => member(key, thumbnails.get(key)))}${
        keys.length > MEMBERS ? markup`<span>and ${keys.length - MEMBERS} more</span>` : null
      }</div>`,
  );
  return markup`<div style="max-width:760px"><p><strong>${title}</strong></p>${rows}${rest === null ? null : markup`<p>${rest}</p>`}</div>`.toString();
}

function member(key: string, picture: Thumbnail | undefined): Html {
  const image =
    picture === undefined
      ? null
      : markup`<img alt="${key}" width="${picture.width / 2}" height="${picture.height / 2}" src="data:image/webp;base64,${Buffer.from(picture.webp).toString('base64')}"><br>`;
  return markup`<span style="max-width:${picture === undefined ? 340 : 84}px;overflow-wrap:anywhere;font-size:.75em">${image}${key}</span>`;
}

/** Pixels of a sheet: two for each of CSS. */
const [WIDTH, MARGIN, SIDE, GAP, LINE] = [1440, 32, 160, 10, 30];
const HEAD = 64;
const CLUSTER = LINE + 12 + SIDE + LINE + 14;

interface Sheet {
  /** The words, as a drawing of the whole sheet. */
  readonly words: string;
  readonly pictures: readonly Placed[];
  /** CSS pixels. */
  readonly size: {readonly width: number; readonly height: number};
}

/** Clusters as a sheet: where each picture lies, and the words between them. */
export function gallerySheet({title, clusters, rest}: ShownClusters, thumbnails: Thumbnails): Sheet {
  const height = HEAD + clusters.length * CLUSTER + (rest === null ? 0 : LINE + 8) + 16;
  const pictures: Placed[] = [];
  const texts = [text(title, {x: MARGIN, y: 42, size: 30, bold: true})];
  for (const [i, {keys, says}] of clusters.entries()) {
    const top = HEAD + i * CLUSTER;
    texts.push(text(cleanText(says, 110), {x: MARGIN, y: top + LINE - 6, size: 22}));
    for (const [j, key] of keys.slice(0, MEMBERS).entries()) {
      const left = MARGIN + j * (SIDE + GAP);
      const picture = thumbnails.get(key);
      if (picture !== undefined)
        pictures.push({webp: picture.webp, left, top: top + LINE + 6 + Math.floor((SIDE - picture.height) / 2)});
      texts.push(text(endOf(key, 18), {x: left, y: top + LINE + 12 + SIDE + 18, size: 16}));
    }
  }
  if (rest !== null) texts.push(text(rest, {x: MARGIN, y: height - 20, size: 22}));
  const words = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}"><rect width="100%" height="100%" fill="#ffffff"/>${texts.join('')}</svg>`;
  return {words, pictures, size: {width: WIDTH / 2, height: Math.ceil(height / 2)}};
}

interface TextPlace {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly bold?: boolean;
}

function text(words: string, {x, y, size, bold = false}: TextPlace): string {
  return `<text x="${x}" y="${y}" font-size="${size}"${bold ? ' font-weight="bold"' : ''} font-family="${FONT}" fill="${INK}">${escapeHtml(cleanText(words, 120))}</text>`;
}

/** The end of a path says more than its start. */
function endOf(key: string, most: number): string {
  const clean = [...cleanText(key, 1000)];
  return clean.length <= most ? clean.join('') : `…${clean.slice(1 - most).join('')}`;
}
