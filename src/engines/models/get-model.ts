import {existsSync, mkdirSync, renameSync, rmSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {type Dtype, SUFFIXES} from '../../config/models.ts';
import {TagnosisError} from '../../errors.ts';
import {openClipFolder} from '../clip/model-folder.ts';
import {hasOtherVocabulary, TOKENIZER} from '../clip/vocabulary.ts';
import {openTaggerFolder} from '../clip/tagger-folder.ts';
import {TABLES} from '../clip/tagger-tags.ts';
import {download, type DownloadOptions, tagPath} from './download.ts';
import {stoodStill} from './download-errors.ts';
import {alone, type LockTime} from './folder-lock.ts';
import {type LockedFile, lockedModel, lockModel} from './model-lock.ts';
import type {ModelName} from './model-name.ts';
import {folderOf} from './model-store.ts';
import {verifyModel} from './verify-model.ts';

export interface GetOptions {
  /** Where models are kept, and where their lock is. */
  readonly models: string;
  readonly lockFolder: string;
  /** `https://host` of the hub. */
  readonly endpoint: string;
  readonly token?: string | undefined;
  readonly proxyOf?: DownloadOptions['proxyOf'];
  /** Branch, tag or commit; what is locked, or else `main`, when absent. */
  readonly revision?: string | undefined;
  readonly dtype?: Dtype | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((file: string, bytes: number, of: number | null) => void) | undefined;
  /** Told once, when another process fetches the same and is waited for: its number and its machine. */
  readonly onWait?: ((holder: string) => void) | undefined;
  readonly waits?: DownloadOptions['waits'];
  /** How time passes for who waits for another. For tests. */
  readonly time?: LockTime | undefined;
}

const SETTINGS: readonly string[] = ['config.json', 'preprocessor_config.json'];
const REVISION = /^[\w.-]{1,100}(?:\/[\w.-]{1,100})*$/;

/** Fetches the files of a model that are used, and no others; the folder appears when all of them are there and right. */
export async function getModel(name: ModelName, options: GetOptions): Promise<string> {
  const folder = folderOf(options.models, name);
  mkdirSync(folder, {recursive: true});
  const {signal} = options;
  const lost = new AbortController();
  const release = await alone(folder, {...options, onLost: () => lost.abort(stoodStill(`${name.org}/${name.name}`))});
  try {
    const either = signal === undefined ? lost.signal : AbortSignal.any([signal, lost.signal]);
    return await new Fetching(name, folder, {...options, signal: either}).run();
  } catch (error) {
    // Which is also why a wait between two tries ends.
    lost.signal.throwIfAborted();
    throw error;
  } finally {
    release();
  }
}

class Fetching {
  readonly #id: string;
  readonly #folder: string;
  readonly #options: GetOptions;
  readonly #revision: string;
  readonly #expected: Readonly<Record<string, LockedFile>> | null;
  readonly #files: Record<string, LockedFile> = {};
  #commit: string | null = null;

  constructor({org, name}: ModelName, folder: string, options: GetOptions) {
    this.#id = `${org}/${name}`;
    this.#folder = folder;
    this.#options = options;
    const locked = lockedModel(options.lockFolder, this.#id);
    this.#revision = options.revision ?? locked?.revision ?? 'main';
    this.#expected = locked?.revision === this.#revision ? locked.files : null;
    if (REVISION.test(this.#revision) && !this.#revision.includes('..')) return;
    throw new TagnosisError('usage', `"${this.#revision.slice(0, 60)}" is no revision.`, {
      hint: 'Give a branch, a tag or a commit, or leave --revision out.',
    });
  }

  async run(): Promise<string> {
    const here = await this.#here();
    if (here !== null) return here;
    const partial = join(this.#folder, `${this.#revision.replaceAll('/', '--')}.partial`);
    mkdirSync(partial, {recursive: true});
    const model = await this.#model(partial);
    for (const name of SETTINGS) await this.#get(partial, name);
    const at = join(partial, dirname(model));
    if (hasOtherVocabulary(at)) await this.#get(partial, TOKENIZER);
    // What is no model is said before it is called one.
    if (openTaggerFolder(at, this.#options.dtype) === null) openClipFolder(at, this.#options.dtype);
    const revision = this.#commit ?? this.#revision;
    const known = lockedModel(this.#options.lockFolder, this.#id);
    const before = known?.revision === revision ? known.files : {};
    for (const name of Object.keys(this.#files)) rmSync(tagPath(join(partial, name)), {force: true});
    const folder = this.#place(revision);
    this.#moveInto(folder, partial);
    lockModel(this.#options.lockFolder, this.#id, {revision, files: {...before, ...this.#files}});
    return folder;
  }

  /** What was locked, fetched and is as it was: nobody is asked for it again. */
  async #here(): Promise<string | null> {
    const {dtype = 'fp32', signal} = this.#options;
    const folder = this.#place(this.#revision);
    if (this.#expected === null || !existsSync(folder)) return null;
    const wrong = await verifyModel(folder, {revision: this.#revision, files: this.#expected}, {dtype, signal});
    if (wrong.length > 0) return null;
    const opened = openTaggerFolder(folder, dtype) ?? openClipFolder(folder, dtype);
    return opened.dtype === dtype ? folder : null;
  }

  #place(revision: string): string {
    return join(this.#folder, revision.replaceAll('/', '--'));
  }

  /**
   * Other weights of the same commit stay where they are. What an earlier run has left half-fetched of others is not taken along,
   * and a new folder appears when all are in it.
   */
  #moveInto(folder: string, partial: string): void {
    const isNew = !existsSync(folder);
    const into = isNew ? `${folder}.new` : folder;
    if (isNew) rmSync(into, {recursive: true, force: true});
    for (const name of Object.keys(this.#files)) {
      mkdirSync(dirname(join(into, name)), {recursive: true});
      renameSync(join(partial, name), join(into, name));
    }
    if (isNew) renameSync(into, folder);
    rmSync(partial, {recursive: true});
  }

  /** Two towers, or one file for both; in `onnx/` or not. The path of one of them. */
  async #model(partial: string): Promise<string> {
    const suffix = SUFFIXES[this.#options.dtype ?? 'fp32'];
    // A tagger is one file, with the names of its tags beside it.
    for (const table of Object.values(TABLES)) {
      if ((await this.#get(partial, table)) && (await this.#weights(partial, `model${suffix}.onnx`))) return table;
    }
    for (const place of ['onnx/', '']) {
      const text = `${place}text_model${suffix}.onnx`;
      if ((await this.#weights(partial, text)) && (await this.#weights(partial, `${place}vision_model${suffix}.onnx`)))
        return text;
      const joint = `${place}model${suffix}.onnx`;
      if (await this.#weights(partial, joint)) return joint;
    }
    throw new TagnosisError('model-download', `${this.#id} has no model in the ONNX format.`, {
      hint:
        suffix === ''
          ? 'Look for one that was exported to ONNX: its files lie in a folder onnx.'
          : `It has perhaps other weights: leave --dtype out.`,
    });
  }

  async #weights(partial: string, name: string): Promise<boolean> {
    if (!(await this.#get(partial, name))) return false;
    await this.#get(partial, `${name}_data`);
    return true;
  }

  async #get(partial: string, name: string): Promise<boolean> {
    const {endpoint, token, proxyOf, signal, onProgress, waits} = this.#options;
    const path = join(partial, name);
    mkdirSync(dirname(path), {recursive: true});
    const expected = this.#expected === null ? undefined : this.#expected[name];
    const revision = this.#commit ?? this.#revision;
    const found = await download({
      url: `${endpoint}/${this.#id}/resolve/${encodeURIComponent(revision)}/${name}`,
      path,
      token,
      proxyOf,
      expected,
      signal,
      onProgress: (bytes, of) => onProgress?.(name, bytes, of),
      ...(waits === undefined ? {} : {waits}),
    });
    if (found === null) return false;
    // All files of one commit, whatever happens to the branch meanwhile.
    if (found.commit !== null && /^[0-9a-f]{40}$/.test(found.commit)) this.#commit ??= found.commit;
    this.#files[name] = {bytes: found.bytes, sha256: found.sha256};
    return true;
  }
}
