/** Bytes that are held for whoever asks next. */
const HELD = 64 * 1024 * 1024;
const MOST = 512;

export interface SizedBlob {
  readonly oid: string;
  readonly size: number;
}

/**
 * Whole blobs that are mostly asked for in one order, each once: a call of Git costs as much as reading ten of them. Whoever asks
 * for one after the other gets more ahead each time; a jump begins again with one, since a warm cache asks for few of many.
 */
export function blobsAhead(
  fetch: (blobs: readonly SizedBlob[]) => ReadonlyMap<string, Buffer>,
  sizeOf: (oid: string) => number | null,
): {announce(oid: string): void; read(blob: SizedBlob): Buffer | undefined} {
  const order: string[] = [];
  const places = new Map<string, number>();
  let held = new Map<string, Buffer>();
  let ahead = 1;
  return {
    announce(oid) {
      if (places.has(oid)) return;
      places.set(oid, order.length);
      order.push(oid);
    },
    read(blob) {
      const known = held.get(blob.oid);
      if (known !== undefined) {
        held.delete(blob.oid);
        return known;
      }
      ahead = held.size === 0 ? Math.min(MOST, ahead * 2) : 1;
      const round = [blob];
      let bytes = blob.size;
      const from = (places.get(blob.oid) ?? order.length) + 1;
      for (const oid of order.slice(from, from + ahead - 1)) {
        const size = sizeOf(oid) ?? Infinity;
        if (bytes + size > HELD) break;
        round.push({oid, size});
        bytes += size;
      }
      held = new Map(fetch(round));
      const found = held.get(blob.oid);
      held.delete(blob.oid);
      return found;
    },
  };
}
