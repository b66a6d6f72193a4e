import {closeSync, fstatSync, openSync, readSync} from 'node:fs';
import {basename} from 'node:path';
import {TagnosisError} from '../errors.ts';
import {MOST_REPEATS, parseFolderName} from './repeats-folder.ts';
import {readable} from './text-file.ts';

/** A training folder as the header remembers it. */
interface LoraFolder {
  readonly name: string;
  readonly repeats: number;
  readonly images: number;
  /** What its name, or the settings, say of its subject; '' when nothing. */
  readonly classTokens: string;
  /** Tag → times it was written, lower-cased, once an image. */
  readonly tags: ReadonlyMap<string, number>;
}

export interface LoraHeader {
  readonly name: string;
  readonly folders: readonly LoraFolder[];
}

const LARGEST = 100_000_000;
/** As many as a data set may have: what is counted grows with the number that the header claims. */
const MOST_IMAGES = 20_000_000;

/**
 * Tag frequencies that kohya writes into the header of a LoRA (`ss_tag_frequency`, `ss_dataset_dirs`). Reads the header
 * only: 8 bytes of length, then JSON. Folders of regularisation images are left out.
 */
export function readLoraHeader(path: string): LoraHeader {
  const name = basename(path);
  const metadata = parseMetadata(
    readable(name, () => headerText(path, name)),
    name,
  );
  const frequency = asMap(inner(metadata, 'ss_tag_frequency')) ?? new Map<string, unknown>();
  const facts = asMap(inner(metadata, 'ss_dataset_dirs')) ?? new Map<string, unknown>();
  const subsets = subsetsOf(inner(metadata, 'ss_datasets'));
  const isTrained = trainedFolders(asMap(inner(metadata, 'ss_reg_dataset_dirs')), subsets);
  const named = new Map([...facts.keys(), ...frequency.keys()].map(folder => [folder, frequency.get(folder)]));
  const folders = withResolutions(
    [...named]
      .filter(([folder]) => isTrained(folder))
      .map(([folder, tags]) => readFolder({name: folder, tags, facts, subsets})),
  );
  if (folders.every(({tags}) => tags.size === 0)) {
    throw new TagnosisError('lora-without-tags', `${name} does not say which tags it was trained on.`, {
      hint: 'kohya sd-scripts writes them (ss_tag_frequency); check the data set itself instead.',
    });
  }
  if (folders.every(({tags}) => tags.size <= 1 && [...tags].every(([tag, n]) => n === 1 && isStandIn(folders, tag)))) {
    throw new TagnosisError('lora-placeholder-tags', `${name} holds a stand-in for its tags: the trigger word, once.`, {
      hint: 'ai-toolkit writes that; check the data set itself instead.',
    });
  }
  const images = folders.reduce((total, folder) => total + folder.images, 0);
  if (images <= MOST_IMAGES) return {name, folders};
  throw new TagnosisError('lora-header', `${name} claims to be trained on ${images} images.`, {
    hint: 'Its img_count cannot be true: check the data set itself instead.',
  });
}

type Facts = ReadonlyMap<string, unknown>;

/** Subsets of all data sets, as a settings file named them. */
function subsetsOf(datasets: unknown): Facts[] {
  const list = (value: unknown): Facts[] => (Array.isArray(value) ? value.map(asMap).filter(one => one !== null) : []);
  return list(datasets).flatMap(dataset => list(dataset.get('subsets')));
}

/** Folders of regularisation images are left out, unless the same name is trained as well. */
function trainedFolders(regularisation: Facts | null, subsets: readonly Facts[]): (folder: string) => boolean {
  const names = (isReg: boolean): Set<unknown> =>
    new Set(subsets.filter(one => (one.get('is_reg') === true) === isReg).map(one => one.get('image_dir')));
  const [left, trained] = [names(true), names(false)];
  return folder => regularisation?.has(folder) !== true && (!left.has(folder) || trained.has(folder));
}

/**
 * A folder that stands in several data sets (resolutions) is listed again as `name (2)`, its tags once. With as many images
 * it is the same folder: its repeats add up. With another number it is another folder of that name.
 */
function withResolutions(folders: readonly LoraFolder[]): LoraFolder[] {
  const merged = new Map<string, LoraFolder>();
  for (const folder of folders) {
    const base = folder.name.replace(/ \(\d+\)$/, '');
    const first = merged.get(base);
    const isSame = base !== folder.name && folder.tags.size === 0 && first?.images === folder.images;
    if (isSame) merged.set(base, {...first, repeats: first.repeats + folder.repeats});
    else merged.set(folder.name, folder);
  }
  return [...merged.values()];
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
function inner(metadata: Facts, key: string): unknown {
  const text = metadata.get(key);
  if (typeof text !== 'string') return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function asMap(value: unknown): ReadonlyMap<string, unknown> | null {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return null;
  return new Map(Object.entries(value));
}

interface Told {
  readonly name: string;
  readonly tags: unknown;
  readonly facts: Facts;
  readonly subsets: readonly Facts[];
}

function readFolder({name, tags, facts, subsets}: Told): LoraFolder {
  const counts = [...(asMap(tags) ?? [])].filter(
    (entry): entry is [string, number] => typeof entry[1] === 'number' && entry[1] > 0,
  );
  const own = asMap(facts.get(name));
  const number = (key: string, otherwise: number): number => {
    const found = own?.get(key);
    return typeof found === 'number' && Number.isFinite(found) && found > 0 ? found : otherwise;
  };
  const most = counts.reduce((largest, [, n]) => Math.max(largest, n), 0);
  const told = subsets.find(one => one.get('image_dir') === name)?.get('class_tokens');
  return {
    name,
    repeats: Math.min(number('n_repeats', 1), MOST_REPEATS),
    images: number('img_count', most),
    classTokens: typeof told === 'string' ? told : (parseFolderName(name)?.classTokens ?? ''),
    tags: new Map(counts),
  };
}
