import {closeSync, openSync, readFileSync, readSync, statSync} from 'node:fs';
import {basename} from 'node:path';
import {TagnosisError} from '../errors.ts';
import {isPointer} from './decode.ts';
import {byteText} from './single-bytes.ts';
import {type Tree, Unreadable} from './tree.ts';

/** A text that is read whole must fit into one string, with room to parse it: 256 MiB. */
const LARGEST = 256 * 1024 * 1024;
const POINTER_BYTES = 1024;

/** What of a tree it takes to read a file. */
export type Files = Pick<Tree, 'read' | 'size' | 'pieces'>;

/** Files by their path on disk: what the user named, and what settings name that the user named. */
export const DISK: Files = {
  read: path => readFileSync(path),
  size: path => {
    const facts = statSync(path);
    // A pipe or a device never ends, and a folder cannot be read.
    if (!facts.isFile()) throw new Error('not a file');
    return facts.size;
  },
};

/**
 * The whole text of a metadata or settings file, without its byte order mark. Whatever goes wrong becomes an error that
 * names the file (`shown`): too large, gone, closed, not a file, not in a partial clone, UTF-16, or a Git LFS pointer.
 */
export function wholeText(files: Files, path: string, shown: string = path): string {
  const bytes = wholeBytes(files, path, shown);
  refuseOther(bytes, shown);
  return new TextDecoder('utf-8').decode(bytes);
}

/** The bytes of a file that is read whole, a Git LFS pointer's too. */
export function wholeBytes(files: Files, path: string, shown: string): Uint8Array {
  const bytes = readable(shown, () => {
    if ((files.size?.(path) ?? 0) > LARGEST) throw tooLarge(shown);
    return files.read(path);
  });
  if (bytes.length > LARGEST) throw tooLarge(shown);
  return bytes;
}

/** The file in pieces of some megabytes, so that it may be larger than memory; whole where the medium knows no pieces. */
export function* filePieces(files: Files, path: string, shown: string = path): Generator<Uint8Array> {
  const pieces = readable(shown, () => files.pieces?.(path) ?? [files.read(path)])[Symbol.iterator]();
  for (let first = true; ; first = false) {
    const {done, value} = readable(shown, () => pieces.next());
    if (done === true) return;
    if (first) refuseOther(value, shown);
    yield value;
  }
}

/** The first bytes of a file on disk, as text. */
export function fileStart(path: string, bytes: number): string {
  return readable(basename(path), () => {
    const file = openSync(path, 'r');
    try {
      const buffer = Buffer.alloc(bytes);
      return buffer.toString('utf8', 0, readSync(file, buffer, 0, bytes, 0));
    } finally {
      closeSync(file);
    }
  });
}

/** What reading gives; whatever goes wrong becomes an error that names the file. */
export function readable<T>(shown: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof TagnosisError) throw cause;
    if (cause instanceof Unreadable && cause.code === 'git-blob-missing') {
      throw new TagnosisError('source-unreadable', `${shown} is not in this partial clone.`, {
        hint: 'Fetch it: git fetch --refetch, or clone without --filter.',
        cause,
      });
    }
    throw new TagnosisError('source-unreadable', `${shown} cannot be read${reason(cause)}.`, {
      hint: 'Check its permissions, and whether it is still there.',
      cause,
    });
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: ': it is closed to you',
  EPERM: ': it is closed to you',
  ENOENT: ': it is gone',
  EISDIR: ': it is a folder',
};

function reason(cause: unknown): string {
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
  return (Object.hasOwn(REASONS, code) ? REASONS[code] : undefined) ?? '';
}

/** What is told at once, instead of by what a parser makes of it. */
function refuseOther(bytes: Uint8Array, shown: string): void {
  refuseUtf16(bytes, shown);
  refusePointer(bytes, shown);
}

function refuseUtf16([first, second]: Uint8Array, shown: string): void {
  if (!((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))) return;
  throw new TagnosisError('source-unreadable', `${shown} is UTF-16, not UTF-8.`, {
    hint: 'Save it as UTF-8. Windows PowerShell writes UTF-16 with ">": what tagnosis prints is written by -o FILE instead.',
  });
}

function refusePointer(bytes: Uint8Array, shown: string): void {
  if (bytes.length >= POINTER_BYTES || !isPointer(byteText(bytes))) return;
  throw new TagnosisError('source-unreadable', `${shown} is a Git LFS pointer, not the file itself.`, {
    hint: 'Run: git lfs pull (in a workflow: checkout with lfs: true).',
  });
}

function tooLarge(shown: string): TagnosisError {
  return new TagnosisError('metadata-too-large', `${shown} is larger than 256 MiB, and is read whole.`, {
    hint: 'Write it as JSON lines (metadata.jsonl), which are read piece by piece, or split it.',
  });
}
