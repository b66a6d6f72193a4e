import {blobsAhead} from './blobs-ahead.ts';
import type {Git} from './git-command.ts';
import {oneBlob} from './git-revision.ts';
import {isImageFile} from './image-files.ts';
import {HEAD} from './signature.ts';
import {Unreadable} from './tree.ts';

/** Blobs are fetched in rounds of so many bytes, so that one round fits into memory. */
const ROUND = 64 * 1024 * 1024;

interface Blob {
  readonly oid: string;
  readonly size: number;
}

/** Files of one or more trees, fetched together: a call of Git costs as much as reading hundreds of captions. */
export interface GitBlobs {
  /** Tells of the files of a tree, object names by path; what is asked for later is fetched for all of them. */
  announce(tree: string, oids: ReadonlyMap<string, string>): void;
  size(oid: string): number;
  /** The whole file. */
  read(path: string, oid: string): Buffer;
  head(path: string, oid: string, bytes: number): Buffer;
}

type Kind = 'text' | 'image';

/** Of images the first bytes are kept, of all other files the whole. */
const KEPT: Readonly<Record<Kind, number>> = {text: Infinity, image: HEAD};

/** Bytes that tell the format of an image; more tell no more, where it is no short text that stands for one. */
const SIGNATURE = 32;

interface BlobOptions {
  /** Where Git may fetch what is missing, it must not be asked for sizes of that. */
  readonly mayFetch?: boolean;
  /** First bytes of images that were seen before, and a place for those of others. */
  readonly heads?: {readonly known: ReadonlyMap<string, Buffer>; add(oid: string, head: Buffer): void};
}

export function gitBlobs(git: Git, {mayFetch = true, heads}: BlobOptions = {}): GitBlobs {
  const sizes = sizesOf(git, mayFetch);
  const waiting: Readonly<Record<Kind, Set<string>>> = {text: new Set(), image: new Set()};
  const kept: Readonly<Record<Kind, Map<string, Buffer>>> = {text: new Map(), image: new Map()};
  const present = (oid: string): Blob => {
    const size = sizes.of(oid);
    if (size === null) throw new Unreadable('git-blob-missing');
    return {oid, size};
  };
  const fetched = (kind: Kind, oid: string): Buffer | undefined => {
    const blobs = [...waiting[kind]].map(one => ({oid: one, size: sizes.of(one) ?? Infinity}));
    waiting[kind].clear();
    // What is larger than a round is fetched only when asked for: most large blobs nobody reads.
    const wanted = blobs.filter(({size}) => size <= ROUND || (kind === 'image' && size < Infinity));
    for (const [name, bytes] of contents(git, wanted, KEPT[kind])) {
      kept[kind].set(name, bytes);
      if (kind === 'image' && bytes.length === HEAD) heads?.add(name, bytes.subarray(0, SIGNATURE));
    }
    return kept[kind].get(oid);
  };
  const images = blobsAhead(
    blobs => contents(git, blobs, Infinity),
    oid => sizes.of(oid),
  );
  const read = (path: string, oid: string): Buffer => {
    const blob = present(oid);
    if (!isImageFile(path)) return fetched('text', oid) ?? oneBlob(git, path, blob);
    return (blob.size <= ROUND ? images.read(blob) : undefined) ?? oneBlob(git, path, blob);
  };
  return {
    announce(tree, oids) {
      sizes.announce(tree, oids.values());
      for (const [path, oid] of oids) {
        const kind = isImageFile(path) ? 'image' : 'text';
        if (!kept[kind].has(oid) && !(kind === 'image' && heads?.known.has(oid))) waiting[kind].add(oid);
        if (kind === 'image') images.announce(oid);
      }
    },
    size: oid => sizes.of(oid) ?? 0,
    read,
    head(path, oid, bytes) {
      present(oid);
      const known = isImageFile(path) && bytes <= HEAD && !kept.image.has(oid) ? heads?.known.get(oid) : undefined;
      if (known !== undefined) return known.subarray(0, bytes);
      const start = isImageFile(path) && bytes <= HEAD ? fetched('image', oid) : undefined;
      return (start ?? read(path, oid)).subarray(0, bytes);
    },
  };
}

interface Sizes {
  announce(tree: string, oids: Iterable<string>): void;
  /** Null for what a partial clone lacks. */
  of(oid: string): number | null;
}

function sizesOf(git: Git, mayFetch: boolean): Sizes {
  const known = new Map<string, number | null>();
  const trees: string[] = [];
  const oids = new Set<string>();
  const measure = (): void => {
    // To ask for the size of what is missing would make Git fetch it.
    const walk = ['rev-list', '--objects', '--no-walk', '--missing=print', '--stdin'];
    for (const line of mayFetch ? git(walk, lines(trees)).toString().split('\n') : [])
      if (line.startsWith('?')) known.set(line.slice(1), null);
    const present = [...oids].filter(oid => !known.has(oid));
    if (present.length > 0)
      for (const line of git(['cat-file', '--batch-check', '--buffer'], lines(present)).toString().trim().split('\n')) {
        const [oid = '', kind, size = '0'] = line.split(' ');
        known.set(oid, kind === 'missing' ? null : Number(size));
      }
    trees.length = 0;
    oids.clear();
  };
  return {
    announce(tree, names) {
      const fresh = [...names].filter(oid => !known.has(oid));
      if (fresh.length === 0) return;
      trees.push(tree);
      for (const oid of fresh) oids.add(oid);
    },
    of(oid) {
      if (trees.length > 0) measure();
      return known.get(oid) ?? null;
    },
  };
}

function lines(names: readonly string[]): string {
  return `${names.join('\n')}\n`;
}

/** Contents by object name, at most `keep` bytes of each. */
function contents(git: Git, blobs: readonly Blob[], keep: number): Map<string, Buffer> {
  const found = new Map<string, Buffer>();
  let round: Blob[] = [];
  let bytes = 0;
  const fetch = (): void => {
    if (round.length === 0) return;
    const output = git(['cat-file', '--batch', '--buffer'], lines(round.map(({oid}) => oid)));
    let at = 0;
    for (const {oid, size} of round) {
      const start = output.indexOf(10, at) + 1;
      found.set(oid, Buffer.from(output.subarray(start, start + Math.min(size, keep))));
      at = start + size + 1;
    }
    round = [];
    bytes = 0;
  };
  for (const blob of blobs) {
    if (bytes + blob.size > ROUND) fetch();
    round.push(blob);
    bytes += blob.size;
  }
  fetch();
  return found;
}
