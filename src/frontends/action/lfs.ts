import {createHash} from 'node:crypto';
import {readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {isPointer} from '../../sources/decode.ts';
import {byteText} from '../../sources/single-bytes.ts';

/** Larger contents would not be decoded anyway. */
const LARGEST = 64 * 1024 * 1024;
/** A pointer is shorter than this. */
const POINTER_BYTES = 1024;

/** What a pointer of Git LFS stands for. */
interface Pointer {
  readonly oid: string;
  readonly size: number;
}

function pointerIn(bytes: Uint8Array): Pointer | null {
  if (bytes.length >= POINTER_BYTES) return null;
  const text = byteText(bytes);
  const [, oid] = /^oid sha256:([0-9a-f]{64})$/m.exec(text) ?? [];
  const [, size] = /^size (\d{1,15})$/m.exec(text) ?? [];
  return isPointer(text) && oid !== undefined && size !== undefined ? {oid, size: Number(size)} : null;
}

/** The content that the checkout keeps for a pointer; null where it is not here, or is not what the pointer says. */
function lfsContent(folder: string, {oid, size}: Pointer): Uint8Array | null {
  const path = join(folder, 'objects', oid.slice(0, 2), oid.slice(2, 4), oid);
  if (size > LARGEST || statSync(path, {throwIfNoEntry: false})?.size !== size) return null;
  const bytes = readFileSync(path);
  return createHash('sha256').update(bytes).digest('hex') === oid ? bytes : null;
}

/** Reads contents instead of pointers where they are here. */
export function smudgeFrom(folder: string): (bytes: Uint8Array) => Uint8Array {
  return bytes => {
    const pointer = pointerIn(bytes);
    return pointer === null ? bytes : (lfsContent(folder, pointer) ?? bytes);
  };
}
