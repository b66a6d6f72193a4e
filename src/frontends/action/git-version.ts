import {TagnosisError} from '../../errors.ts';
import type {Git} from '../../sources/git-command.ts';

/** Reads settings from the environment, by which the token and the trust in the checkout are told. */
const LEAST = [2, 31] as const;

/** Why Git failed, where it is too old for what it was asked; null where it is not. */
export function tooOldGit(git: Git): TagnosisError | null {
  const [, version = '', major = '', minor = ''] = /((\d+)\.(\d+)\S*)/.exec(versionOf(git)) ?? [];
  const isOld = Number(major) < LEAST[0] || (Number(major) === LEAST[0] && Number(minor) < LEAST[1]);
  if (version === '' || !isOld) return null;
  return new TagnosisError('git-missing', `Git ${version} is too old.`, {
    hint: `Install Git ${LEAST.join('.')} or newer, before actions/checkout runs.`,
  });
}

function versionOf(git: Git): string {
  try {
    return git(['version']).toString();
  } catch {
    return '';
  }
}
