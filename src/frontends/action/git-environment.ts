import {Buffer} from 'node:buffer';

/** What a hostile `.git` could make Git run, switched off; as arguments, for calls that are not `runner`'s. */
export const SAFE_OPTIONS: readonly string[] = [
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'protocol.ext.allow=never',
];

type Setting = readonly [key: string, value: string];

/** The folder of a job in a container belongs to another user: by environment, since files of the user stay as they are. */
const TRUSTED: readonly Setting[] = [['safe.directory', '*']];

/** For all calls: no prompt, no filter of Git LFS, no replaced objects, no fetching. */
export const SAFE_ENV: Readonly<Record<string, string>> = {
  GIT_TERMINAL_PROMPT: '0',
  GIT_LFS_SKIP_SMUDGE: '1',
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_NO_LAZY_FETCH: '1',
  LC_ALL: 'C',
  ...settings(TRUSTED),
};

/** For a fetch: the token goes by environment, so that it stands in no list of processes, address or file. */
export function fetchingEnv(remote: string, token: string | undefined): Readonly<Record<string, string>> {
  const known = {...SAFE_ENV, GIT_NO_LAZY_FETCH: '0'};
  if (token === undefined || !/^https?:\/\//.test(remote)) return known;
  const {origin} = new URL(remote);
  const secret = Buffer.from(`x-access-token:${token}`).toString('base64');
  return {...known, ...settings([...TRUSTED, [`http.${origin}/.extraheader`, `AUTHORIZATION: basic ${secret}`]])};
}

function settings(pairs: readonly Setting[]): Record<string, string> {
  const entries = pairs.flatMap(([key, value], i): Setting[] => [
    [`GIT_CONFIG_KEY_${i}`, key],
    [`GIT_CONFIG_VALUE_${i}`, value],
  ]);
  return {...Object.fromEntries(entries), GIT_CONFIG_COUNT: String(pairs.length)};
}
