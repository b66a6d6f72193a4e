import type {Opened} from '../../open-set.ts';
import type {Corpus} from '../../corpus/corpus.ts';
import {thousands} from '../../math/thousands.ts';
import {imageIds} from '../../statistics/image-ids.ts';
import type {ImageStatistics} from '../../statistics/images.ts';
import type {SeenImages} from '../../statistics/seen-images.ts';
import {itemThumbnails} from '../item-thumbnails.ts';
import {copiesPage, picturesWanted} from './copies-page.ts';

/** Images that were looked at, and the data set behind. */
export interface Looked {
  readonly name: string;
  readonly images: ImageStatistics;
  /** Null for saved statistics: they hold neither pictures nor captions. */
  readonly opened: Opened | null;
}

interface Asked {
  readonly all: boolean;
  readonly signal?: AbortSignal;
}

/** The page of copies of a data set, with small pictures and captions where there are any. */
export async function copiesOf({name, images, opened}: Looked, {all, signal}: Asked): Promise<string> {
  const wanted = picturesWanted(images);
  const pictures = opened === null ? new Map() : await itemThumbnails(opened.source, wanted, signal);
  const captions = opened === null ? new Map() : captionsOf(opened.collected.corpus, images);
  const seen = opened?.collected.images;
  const idOf = seen === undefined ? () => null : imageIds(seen).short;
  return copiesPage({
    name,
    images,
    pictures,
    facts: key => factsOf(seen, idOf, key),
    captions: key => captions.get(key) ?? [],
    all,
  });
}

/** Captions of all copies, by key. */
function captionsOf({keys, rowItem, texts}: Corpus, images: ImageStatistics): ReadonlyMap<string, readonly string[]> {
  const {groups, mirrors, turned, lookAlikes} = images;
  const found = new Map<string, string[]>(groups.flatMap(group => group.keys).map(key => [key, []]));
  for (const {a, b} of [...mirrors.pairs, ...(turned?.pairs ?? []), ...lookAlikes.pairs]) found.set(a, []).set(b, []);
  for (const [row, item] of rowItem.entries()) {
    const text = (texts[row] ?? '').trim();
    if (text !== '') found.get(keys[item] ?? '')?.push(text);
  }
  return found;
}

function factsOf(seen: SeenImages | undefined, idOf: (key: string) => string | null, key: string): string | null {
  const record = seen?.records[seen.placeOf.get(key) ?? -1];
  if (record?.state !== 'ok') return null;
  const {width, height, format, bytes} = record;
  return `${width} × ${height}, ${format.toUpperCase()}, ${thousands(Math.ceil(bytes / 1024))} KiB, id ${idOf(key) ?? ''}`;
}
