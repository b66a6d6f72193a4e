import {TagnosisError} from '../errors.ts';
import type {Candidate} from './candidate.ts';
import {isImageFile} from './image-files.ts';
import {extension, type Tree} from './tree.ts';

const AS_LINES = 'write the table as JSON lines: dataset.to_json("metadata.jsonl").';
const UNPACK = 'Unpack it, and check the folder.';

/** What to do with formats that hold data sets and are not read yet. */
const REMEDIES: Readonly<Record<string, string>> = {
  '.parquet': `Parquet comes later; until then ${AS_LINES}`,
  '.arrow': `Arrow caches are not read; export to Parquet, which comes later, or ${AS_LINES}`,
  '.tar': `WebDataset comes later; until then: ${UNPACK}`,
  '.zip': UNPACK,
  '.gz': UNPACK,
  '.tgz': UNPACK,
  '.7z': UNPACK,
  '.rar': UNPACK,
};

/** The error for a file that may be a data set, and is none that this version reads. */
export function unsupported(name: string): TagnosisError {
  const ending = extension(name).toLowerCase();
  const remedy = Object.hasOwn(REMEDIES, ending) ? REMEDIES[ending] : undefined;
  return new TagnosisError('layout-unsupported', `${name} is no data set that this version reads.`, {
    hint:
      remedy ??
      'Give a folder, a metadata file (.jsonl, .csv, .json), or the settings of a trainer (.toml, .yaml, .json).',
  });
}

/** Shards and archives in the root or in `data/`, and no image: a data set that cannot be read yet. Throws, or is null. */
export function shards(tree: Tree): Candidate | null {
  const found = tree.files.find(path => /^(?:data\/)?[^/]+\.(?:parquet|arrow|tar|tar\.gz|tgz|zip)$/i.test(path));
  if (found === undefined || tree.files.some(isImageFile)) return null;
  throw unsupported(found);
}
