import {basename, dirname, resolve} from 'node:path';
import type {Profile} from '../config/profiles.ts';
import {TagnosisError} from '../errors.ts';
import type {SourceOptions} from './candidate.ts';
import {captionsJson} from './captions-json.ts';
import {imagefolder} from './imagefolder.ts';
import {kohyaMetadata} from './kohya-metadata.ts';
import type {Place} from './medium.ts';
import type {Source} from './source.ts';
import type {Tree} from './tree.ts';
import {unsupported} from './unsupported.ts';

/** Opens a file: the settings of a trainer, or a table. */
export async function openFile({medium, at}: Place, profile: Profile, options: SourceOptions): Promise<Source> {
  const name = basename(at);
  if (/\.(toml|ya?ml|json)$/.test(name)) {
    const {trainerConfig} = await import('./trainer-config.ts');
    const source = await trainerConfig({medium, path: at, within: null}, options);
    if (source !== null) return asTold(source, name, options);
  }
  if (!isTable(name)) throw unsupported(name);
  return asTold(openTable(medium.tree(dirname(resolve(at)), options), name, profile, options), name, options);
}

/** A file is what it is: another layout that was asked for is a mistake. */
function asTold(source: Source, name: string, {layout, captions}: SourceOptions): Source {
  const {detection} = source;
  const told = captions === undefined ? layout : 'captions-apart';
  if (told === 'auto' || told === detection.layout) return source;
  throw new TagnosisError('layout-mismatch', `${name} cannot be read as ${told}: it is ${detection.layout}.`, {
    hint: 'Leave out --layout and --captions, or give the folder.',
  });
}

/** Opens a table in the root of a tree; its images are looked for beside and below it. */
function openTable(folder: Tree, name: string, profile: Profile, options: SourceOptions): Source {
  const tree = {...folder, name};
  const candidate = isKohya(tree, name)
    ? (captionsJson(tree, profile, options, name) ?? kohyaMetadata(tree, profile, options, name))
    : imagefolder(tree, profile, options, name);
  if (candidate !== null) return candidate.open();
  throw new TagnosisError('source-empty', `${name} holds no captions.`, {
    hint: 'Expected a table of images and captions: docs/layouts.md.',
  });
}

function isTable(name: string): boolean {
  return /\.(jsonl|csv|json)$/.test(name);
}

/** JSON, or lines that name their image as kohya and musubi do. */
function isKohya(tree: Tree, name: string): boolean {
  if (name.endsWith('.json')) return true;
  return name.endsWith('.jsonl') && /"image_path"\s*:/.test(firstLine(tree, name));
}

function firstLine(tree: Tree, name: string): string {
  const start = new TextDecoder().decode(startOf(tree, name)).trimStart();
  return start.slice(0, (start.indexOf('\n') + 1 || start.length + 1) - 1);
}

/** Nothing where the file cannot be read: its reader will say why. */
function startOf(tree: Tree, name: string): Uint8Array {
  try {
    return tree.head(name, 65_536);
  } catch {
    return new Uint8Array();
  }
}
