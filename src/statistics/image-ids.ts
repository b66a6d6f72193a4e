import type {SeenImages} from './seen-images.ts';

/** Digits that Git shows of an id, and the fewest that `duplicates.ignore` takes. */
const SHORTEST = 7;

/** Ids of the bytes of images, by key; null where an image was not decoded. */
export interface ImageIds {
  readonly whole: (key: string) => string | null;
  /** As many digits as tell it from all others. */
  readonly short: (key: string) => string | null;
}

/** What to call images in a list of accepted pairs: whatever their files are renamed to, they keep these. */
export function imageIds({records, placeOf}: Pick<SeenImages, 'records' | 'placeOf'>): ImageIds {
  const ids = [...new Set(records.flatMap(({state, contentId}) => (state === 'ok' ? [contentId] : [])))].toSorted();
  const digits = new Map(ids.map((id, i) => [id, 1 + Math.max(shared(id, ids[i - 1]), shared(id, ids[i + 1]))]));
  const whole = (key: string): string | null => {
    const record = records[placeOf.get(key) ?? -1];
    return record?.state === 'ok' ? record.contentId : null;
  };
  return {
    whole,
    short(key) {
      const id = whole(key);
      return id === null ? null : id.slice(0, Math.max(SHORTEST, digits.get(id) ?? 0));
    },
  };
}

/** Digits with which both begin. */
function shared(id: string, other = ''): number {
  let n = 0;
  while (n < other.length && id[n] === other[n]) n++;
  return n;
}
