import type {Profile, ProfileName} from '../../config/profiles.ts';
import type {Note} from '../notes.ts';

/** One folder of images as a trainer's settings name it. */
export interface ConfiguredSubset {
  /** As written: not resolved. */
  readonly folder: string;
  readonly repeats: number;
  readonly regularisation: boolean;
  readonly classTokens?: string;
  /** Null: inferred, and said. */
  readonly captionExtension: string | null;
  readonly recursive: boolean;
  /** Metadata that names images and captions, instead of files beside the images. */
  readonly metadataFile?: string;
  /** Captions that need no file. */
  readonly captionsFrom?: 'file-name' | 'instance-prompt';
  readonly options: Partial<Profile>;
}

/** What a settings file says about data. */
export interface TrainerConfig {
  readonly profile: ProfileName;
  readonly subsets: readonly ConfiguredSubset[];
  readonly notes: readonly Note[];
}

/** A table of settings: foreign keys stay in a Map, where `__proto__` is a name like any other. */
export type Table = ReadonlyMap<string, unknown>;

export function asTable(value: unknown): Table | null {
  if (value instanceof Map) return value as Table;
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return null;
  return new Map(Object.entries(value));
}

/** The tables of a list; anything else in it is left out. */
export function tables(value: unknown): Table[] {
  return Array.isArray(value) ? value.map(asTable).filter(table => table !== null) : [];
}

export function textAt(table: Table, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = table.get(name);
    if (typeof value === 'string') return value;
  }
  return undefined;
}

export function numberAt(table: Table, name: string, otherwise: number): number {
  const value = table.get(name);
  const number = typeof value === 'bigint' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : otherwise;
}

export function flagAt(table: Table, name: string, otherwise = false): boolean {
  const value = table.get(name);
  return typeof value === 'boolean' ? value : otherwise;
}
