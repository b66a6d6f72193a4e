import {closeSync, fstatSync, openSync, readSync} from 'node:fs';
import {basename} from 'node:path';
import {TagnosisError} from '../errors.ts';

/** A training folder as the header remembers it. */
interface LoraFolder {
  readonly name: string;
  readonly repeats: number;
  readonly images: number;
  /** Tag → times it was written, lower-cased, once an image. */
  readonly tags: ReadonlyMap<string, number>;
}

export interface LoraHeader {
  readonly name: string;
  readonly folders: readonly LoraFolder[];
}

const LARGEST = 100_000_000;

/**
 * Tag frequencies that kohya writes into the header of a LoRA (`ss_tag_frequency`, `ss_dataset_dirs`). Reads the header
 * only: 8 bytes of length, then JSON. Folders of regularisation images are left out.
 */
export function readLoraHeader(path: string): LoraHeader {
  const name = basename(path);
  const metadata = parseMetadata(headerText(path, name), name);
  const frequency = inner(metadata, 'ss_tag_frequency');
  if (frequency === null) {
    throw new TagnosisError('lora-without-tags', `${name} does not say which tags it was trained on.`, {
      hint: 'kohya sd-scripts writes them (ss_tag_frequency); check the data set itself instead.',
    });
  }
  const folders = inner(metadata, 'ss_dataset_dirs') ?? new Map<string, unknown>();
  const regularisation = inner(metadata, 'ss_reg_dataset_dirs') ?? new Map<string, unknown>();
  const read = [...frequency]
    .filter(([folder]) => !regularisation.has(folder))
    .map(([folder, tags]) => readFolder(folder, tags, folders));
  if (read.every(({tags}) => tags.size <= 1 && [...tags].every(([tag, n]) => n === 1 && isStandIn(read, tag)))) {
    throw new TagnosisError('lora-placeholder-tags', `${name} holds a stand-in for its tags: the trigger word, once.`, {
      hint: 'ai-toolkit writes that; check the data set itself instead.',
    });
  }
  return {name, folders: read};
}

function isStandIn(folders: readonly LoraFolder[], tag: string): boolean {
  return folders.every(({name}) => name === `1_${tag}`);
}

function headerText(path: string, name: string): string {
  const file = openSync(path, 'r');
  try {
    const start = Buffer.alloc(8);
    const size = fstatSync(file).size;
    const read = readSync(file, start, 0, 8, 0);
    const length = read < 8 ? 0 : Number(start.readBigUInt64LE());
    if (length < 2 || length > LARGEST || length > size - 8) throw broken(name, `its header length is ${length}`);
    const header = Buffer.alloc(length);
    readSync(file, header, 0, length, 8);
    return header.toString('utf8');
  } finally {
    closeSync(file);
  }
}

function parseMetadata(text: string, name: string): ReadonlyMap<string, unknown> {
  try {
    const header = asMap(JSON.parse(text));
    return asMap(header?.get('__metadata__')) ?? new Map<string, unknown>();
  } catch (cause) {
    throw broken(name, 'its header is not JSON', cause);
  }
}

function broken(name: string, why: string, cause?: unknown): TagnosisError {
  return new TagnosisError('lora-header', `${name} is no safetensors file: ${why}.`, {
    hint: 'Is the download complete, and not a Git LFS pointer?',
    cause,
  });
}

/** A value of the metadata, which holds JSON as text. */
function inner(metadata: ReadonlyMap<string, unknown>, key: string): ReadonlyMap<string, unknown> | null {
  const text = metadata.get(key);
  if (typeof text !== 'string') return null;
  try {
    return asMap(JSON.parse(text));
  } catch {
    return null;
  }
}

function asMap(value: unknown): ReadonlyMap<string, unknown> | null {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return null;
  return new Map(Object.entries(value));
}

function readFolder(name: string, value: unknown, folders: ReadonlyMap<string, unknown>): LoraFolder {
  const counts = [...(asMap(value) ?? [])].filter(
    (entry): entry is [string, number] => typeof entry[1] === 'number' && entry[1] > 0,
  );
  const facts = asMap(folders.get(name));
  const number = (key: string, otherwise: number): number => {
    const found = facts?.get(key);
    return typeof found === 'number' && found > 0 ? found : otherwise;
  };
  const most = counts.reduce((largest, [, n]) => Math.max(largest, n), 0);
  return {name, repeats: number('n_repeats', 1), images: number('img_count', most), tags: new Map(counts)};
}
