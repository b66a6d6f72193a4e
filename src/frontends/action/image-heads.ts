import {mkdirSync, readFileSync, renameSync, statSync, writeFileSync} from 'node:fs';
import {dirname} from 'node:path';

/** Rows that are kept, those of this run first. */
const MOST_ROWS = 200_000;
const LARGEST = 64 * 1024 * 1024;
const ROW = /^([0-9a-f]{40}|[0-9a-f]{64}) ([A-Za-z0-9+/]{1,60}={0,2})$/;

/** First bytes of images by the names that Git gives them: Git has no way to give only these, and unpacks the whole image. */
export interface ImageHeads {
  readonly known: ReadonlyMap<string, Buffer>;
  /** Remembers those of an image. */
  add(oid: string, head: Buffer): void;
  /** Writes them down if there are new ones; a file that cannot be written is no trouble. */
  save(): void;
}

/** What a file holds of them. A row that is none is dropped: it is asked for anew. */
export function imageHeads(path: string): ImageHeads {
  const known = new Map<string, Buffer>();
  for (const line of textOf(path).split('\n')) {
    const [, oid, head] = ROW.exec(line) ?? [];
    if (oid !== undefined && head !== undefined && known.size < MOST_ROWS) known.set(oid, Buffer.from(head, 'base64'));
  }
  const added = new Map<string, Buffer>();
  return {
    known,
    add(oid, head) {
      if (known.has(oid)) return;
      known.set(oid, head);
      added.set(oid, head);
    },
    save() {
      if (added.size === 0) return;
      const rows = new Map([...added, ...known]);
      const lines = [...rows].slice(0, MOST_ROWS).map(([oid, head]) => `${oid} ${head.toString('base64')}\n`);
      try {
        mkdirSync(dirname(path), {recursive: true});
        const fresh = `${path}.${process.pid}`;
        writeFileSync(fresh, lines.join(''));
        renameSync(fresh, path);
      } catch {
        // They are read again by the next run.
      }
    },
  };
}

function textOf(path: string): string {
  try {
    return statSync(path).size > LARGEST ? '' : readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}
