import {Unreadable} from '../../sources/tree.ts';

/** What is read, or null: files on disk may be closed to us, and the notes of their data set say so. */
export function readable<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof Unreadable) return null;
    throw error;
  }
}
