import {existsSync, readdirSync, rmSync, statSync} from 'node:fs';
import {homedir} from 'node:os';
import {join} from 'node:path';
import {cacheFolder} from '../image/cache-folder.ts';
import type {ModelName} from './model-name.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Of a model's files on this machine. */
export interface StoredModel {
  readonly folder: string;
  readonly revision: string;
  readonly bytes: number;
}

/** Where models are kept. */
export function modelsFolder(env: Environment, cache: string = cacheFolder(env)): string {
  return join(cache, 'models');
}

/** Folder of all revisions of a model. */
export function folderOf(models: string, {org, name}: ModelName): string {
  return join(models, `${org}--${name}`);
}

/** Revisions that were fetched whole, the newest last. */
export function storedModels(models: string, name: ModelName): StoredModel[] {
  const folder = folderOf(models, name);
  const found = namesIn(folder)
    .filter(revision => !revision.startsWith('.') && !revision.endsWith('.partial'))
    .map(revision => ({folder: join(folder, revision), revision}))
    .filter(({folder: one}) => statSync(one, {throwIfNoEntry: false})?.isDirectory() === true);
  return found
    .map(one => ({...one, bytes: bytesIn(one.folder), age: statSync(one.folder).mtimeMs}))
    .toSorted((a, b) => a.age - b.age || (a.revision < b.revision ? -1 : 1))
    .map(({folder: at, revision, bytes}) => ({folder: at, revision, bytes}));
}

/** Models of which a revision was fetched whole, as `org/name`, in their order. */
export function storedNames(models: string): string[] {
  return namesIn(models)
    .flatMap(folder => {
      const [, org = '', name = ''] = /^([\w.-]+?)--([\w.-]+)$/.exec(folder) ?? [];
      return name !== '' && storedModels(models, {org, name}).length > 0 ? [`${org}/${name}`] : [];
    })
    .toSorted();
}

/** The folder of a model that a hub's own programs fetched before; it is only read. Null where there is none. */
export function inHubCache({org, name}: ModelName, env: Environment): string | null {
  const home = env['HF_HUB_CACHE'] ?? join(env['HF_HOME'] ?? join(homedir(), '.cache', 'huggingface'), 'hub');
  const snapshots = join(home, `models--${org}--${name}`, 'snapshots');
  const aged = namesIn(snapshots).map(commit => {
    const folder = join(snapshots, commit);
    return {folder, age: statSync(folder, {throwIfNoEntry: false})?.mtimeMs ?? 0};
  });
  const usable = aged.filter(({folder}) => ['', 'onnx'].some(below => namesIn(join(folder, below)).some(isModel)));
  return usable.toSorted((a, b) => b.age - a.age)[0]?.folder ?? null;
}

function isModel(name: string): boolean {
  return name.endsWith('.onnx');
}

/** Removes all revisions of a model, half-fetched ones among them. */
export function removeModel(models: string, name: ModelName): void {
  const folder = folderOf(models, name);
  if (existsSync(folder)) rmSync(folder, {recursive: true});
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function bytesIn(folder: string): number {
  return readdirSync(folder, {withFileTypes: true}).reduce((sum, entry) => {
    const path = join(folder, entry.name);
    return sum + (entry.isDirectory() ? bytesIn(path) : (statSync(path, {throwIfNoEntry: false})?.size ?? 0));
  }, 0);
}
