import {thousands} from '../../../math/thousands.ts';
import {contactSheet, lighterSheet} from '../../../engines/image/contact-sheet.ts';
import type {Thumbnail} from '../../../engines/image/thumbnail.ts';
import type {Bundle} from '../host-contract.ts';
import {type Cluster, MEMBERS} from './cluster.ts';
import {displayable} from './displayable.ts';
import {galleryHtml, gallerySheet} from './gallery-html.ts';
import {saveAs, type SaveOptions} from './save-file.ts';

/** Of all that a cell shows of it: Jupyter gives up on more than a megabyte a second for three seconds. */
const MOST_BYTES = 1_500_000;

/** What a gallery shows besides its clusters. */
export interface GalleryFacts {
  /** The finding. */
  readonly title: string;
  /** Clusters that are shown. */
  readonly shown: number;
  /** Small pictures by key; those that cannot be had are left out. */
  readonly thumbnails: (keys: readonly string[]) => Promise<ReadonlyMap<string, Thumbnail>>;
}

/** Clusters of items with small pictures of them. All clusters are in `clusters`, whatever is shown. */
export class Gallery {
  readonly clusters: readonly Cluster[];
  readonly title: string;
  readonly #facts: GalleryFacts;
  #pictures: Promise<ReadonlyMap<string, Thumbnail>> | null = null;

  constructor(clusters: readonly Cluster[], facts: GalleryFacts) {
    this.clusters = clusters;
    this.title = facts.title;
    this.#facts = facts;
    displayable(this, {
      text: () => this.toString(),
      bundle: () => this.#bundle(),
      bundleNow: () => ({'text/html': galleryHtml(this.#shown(), new Map())}),
      metadata: () => ({'image/png': gallerySheet(this.#shown(), new Map()).size}),
    });
  }

  /** The clusters as one picture, two pixels for each pixel of CSS. */
  async toPNG(): Promise<Uint8Array> {
    const {words, pictures} = gallerySheet(this.#shown(), await this.#thumbnails());
    return contactSheet(words, pictures);
  }

  async toHTML(): Promise<string> {
    return galleryHtml(this.#shown(), await this.#thumbnails());
  }

  /** Writes `.html`, `.png` or `.json` (all clusters); an existing file is kept unless told otherwise. Returns the path. */
  save(path: string, options: SaveOptions = {}): Promise<string> {
    const page = async (): Promise<string> =>
      `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"></head><body>${await this.toHTML()}</body></html>\n`;
    return saveAs(
      path,
      {html: page, png: () => this.toPNG(), json: () => `${JSON.stringify(this.clusters, null, 1)}\n`},
      options,
    );
  }

  toString(): string {
    const {clusters, title, rest} = this.#shown();
    const lines = clusters.map(
      ({says, keys}) => `${says}: ${keys.slice(0, MEMBERS).join(', ')}${keys.length > MEMBERS ? ', …' : ''}`,
    );
    return [title, ...lines, ...(rest === null ? [] : [rest])].join('\n');
  }

  #shown(): {readonly clusters: readonly Cluster[]; readonly title: string; readonly rest: string | null} {
    const {title, shown} = this.#facts;
    const left = this.clusters.length - shown;
    return {
      title,
      clusters: this.clusters.slice(0, shown),
      rest: left > 0 ? `… and ${thousands(left)} more ${left === 1 ? 'cluster' : 'clusters'}` : null,
    };
  }

  #thumbnails(): Promise<ReadonlyMap<string, Thumbnail>> {
    const wanted = this.#shown().clusters.flatMap(({keys}) => keys.slice(0, MEMBERS));
    this.#pictures ??= this.#facts.thumbnails(wanted);
    return this.#pictures;
  }

  async #bundle(): Promise<Bundle> {
    const pictures = fitting(await this.#thumbnails());
    const html = galleryHtml(this.#shown(), pictures);
    const text = {'text/plain': this.toString(), 'text/html': html};
    if (pictures.size === 0) return text;
    const whole = await this.toPNG();
    for (const sheet of [() => whole, () => lighterSheet(whole)]) {
      const png = Buffer.from(await sheet()).toString('base64');
      if (html.length + png.length <= MOST_BYTES) return {...text, 'image/png': png};
    }
    return text;
  }
}

/** The first pictures that leave room for the names; the others are had with `toHTML` and `save`. */
function fitting(pictures: ReadonlyMap<string, Thumbnail>): ReadonlyMap<string, Thumbnail> {
  let bytes = 0;
  return new Map(
    [...pictures].filter(([, {webp}]) => {
      bytes += (webp.length * 4) / 3;
      return bytes <= 0.9 * MOST_BYTES;
    }),
  );
}
