import {join, sep} from 'node:path';
import type {Medium} from '../../sources/medium.ts';

/** A medium that remembers whether anyone looked outside of a folder of it: what was found then does not follow from that folder alone. */
export function watchedMedium(medium: Medium, folder: string): {readonly medium: Medium; readonly left: () => boolean} {
  let left = false;
  const seen = (path: string): string => {
    const place = join(path);
    left ||= place !== folder && !place.startsWith(folder === sep ? sep : folder + sep);
    return path;
  };
  const {size} = medium.files;
  return {
    left: () => left,
    medium: {
      ...medium,
      kind: path => medium.kind(seen(path)),
      real: path => medium.real(seen(path)),
      names: path => medium.names(seen(path)),
      tree: (path, options) => medium.tree(seen(path), options),
      files: {
        ...medium.files,
        read: path => medium.files.read(seen(path)),
        ...(size === undefined ? {} : {size: path => size(seen(path))}),
      },
    },
  };
}
