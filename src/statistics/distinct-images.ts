import type {ImageToSee} from '../engines/image/look.ts';
import type {ImageRef} from '../sources/source.ts';
import {extension} from '../sources/tree.ts';

/** An item with a picture. */
export interface ItemImage {
  readonly key: string;
  readonly image: ImageRef;
  readonly regularisation: boolean;
}

/** The same file listed twice (one folder at two resolutions) is one image. */
export function distinctImages(items: readonly ItemImage[]): {
  readonly placeOf: Map<string, number>;
  readonly images: readonly ImageToSee[];
} {
  const places = new Map<string, number>();
  const placeOf = new Map<string, number>();
  const images: ImageToSee[] = [];
  for (const {key, image} of items) {
    // A blob of Git may lie under several paths: those are copies.
    const name = image.read === undefined ? image.ref : `${image.ref} ${key}`;
    const place = places.get(name) ?? images.length;
    if (place === images.length) images.push(imageOf(key, image));
    places.set(name, place);
    placeOf.set(key, place);
  }
  return {placeOf, images};
}

function imageOf(key: string, {ref, read, lfs}: ImageRef): ImageToSee {
  const blob = /^git:([0-9a-f]{40})$/.exec(ref)?.[1];
  return {
    name: extension(key),
    path: read === undefined ? ref : null,
    ...(read === undefined ? {} : {read}),
    ...(blob === undefined ? {} : {blob}),
    ...(lfs === undefined || lfs.oid === '' ? {} : {lfs}),
  };
}
