import {createHash} from 'node:crypto';

/** Git's name of a blob with these bytes. */
export function contentIdOf(bytes: Uint8Array): string {
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
