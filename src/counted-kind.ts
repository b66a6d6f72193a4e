import {isPlainFile} from './sources/plain-file.ts';
import {fileStart} from './sources/text-file.ts';
import {SAVED_START} from './statistics/saved.ts';

/** Counts without the items they were counted from: saved statistics, or the header of a LoRA. */
export type CountedKind = 'statistics' | 'lora';

/** Which counts a path holds, as far as its name and its first bytes tell; null where it holds something else. */
export function countedKind(path: string): CountedKind | null {
  const isSaved = path.endsWith('.json');
  if (!(isSaved || path.endsWith('.safetensors')) || !isPlainFile(path)) return null;
  if (!isSaved) return 'lora';
  return fileStart(path, SAVED_START.length).startsWith(SAVED_START) ? 'statistics' : null;
}
