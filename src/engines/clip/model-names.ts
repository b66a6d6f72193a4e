import {readdirSync, type Stats, statSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import {TagnosisError} from '../../errors.ts';
import {unusableModel} from './model-errors.ts';

/** The folder of a path that is one, or a file in one. */
export function folderOf(path: string): string {
  const found = statOf(path);
  if (found === undefined) {
    throw new TagnosisError('model-missing', `There is no model at ${path}.`, {
      hint: 'Give the folder that holds text_model.onnx and vision_model.onnx: docs/models.md.',
    });
  }
  return found.isDirectory() ? path : dirname(path);
}

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, {throwIfNoEntry: false});
  } catch (cause) {
    throw unusableModel(path, `it cannot be read (${String((cause as {readonly code?: unknown}).code)})`, cause);
  }
}

function namesIn(folder: string): ReadonlySet<string> {
  try {
    return new Set(readdirSync(folder));
  } catch {
    return new Set();
  }
}

/** What lies in the folders of a model. */
export type Names = ReadonlyMap<string, ReadonlySet<string>>;

/** In a folder and in `onnx/` below it, whichever of them is named. */
export function namesOf(folder: string): Names {
  const places = basename(folder) === 'onnx' ? [folder, dirname(folder)] : [folder, join(folder, 'onnx')];
  return new Map(places.map(place => [place, namesIn(place)]));
}

/** Where a file of this name lies; null where none does. */
export function pathIn(names: Names, name: string): string | null {
  const folder = [...names].find(([, own]) => own.has(name))?.[0];
  return folder === undefined ? null : join(folder, name);
}
