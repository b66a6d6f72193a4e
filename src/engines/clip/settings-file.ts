import {readFileSync, statSync} from 'node:fs';
import {unusableModel} from './model-errors.ts';
import {type Names, pathIn} from './model-names.ts';

const LARGEST = 16 * 1024 * 1024;

export type Settings = Readonly<Record<string, unknown>>;

/** A JSON file beside a model. */
export interface SettingsFile {
  readonly path: string;
  readonly settings: Settings;
}

/** Reads one; null where there is none. */
export function settingsOf(names: Names, name: string): SettingsFile | null {
  const path = pathIn(names, name);
  if (path === null) return null;
  try {
    if (statSync(path).size > LARGEST) throw new Error('it is larger than 16 MiB');
    const read: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (isTable(read)) return {path, settings: read};
    throw new Error('it is no object');
  } catch (cause) {
    throw unusableModel(path, cause instanceof Error ? cause.message : String(cause), cause);
  }
}

export function isTable(value: unknown): value is Settings {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
