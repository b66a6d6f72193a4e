import {existsSync} from 'node:fs';
import {TagnosisError} from '../../errors.ts';
import {parseModelName} from './model-name.ts';
import {inHubCache, modelsFolder, storedModels} from './model-store.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The folder that `--clip` means: a path, or a model that was fetched before, by us or by a hub's own programs. */
export function locateModel(told: string, env: Environment, cache?: string): string {
  if (existsSync(told)) return told;
  const name = parseModelName(told);
  // A path that is not there is said by whoever opens it.
  if (name === null) return told;
  const found = storedModels(modelsFolder(env, cache), name).at(-1)?.folder ?? inHubCache(name, env);
  if (found !== null) return found;
  throw new TagnosisError('model-missing', `There is no folder ${told}, and no model of this name on this machine.`, {
    hint: `Check the path, or run: tagnosis models get ${told}`,
  });
}
