import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {dirname} from 'node:path';
import process from 'node:process';

/** What a file among the fixtures holds. With `TAGNOSIS_GOLDEN=write` it is first written anew: read the difference as code. */
export async function stored(name: string, text: () => string | Promise<string>): Promise<string> {
  const path = `__tests__/fixtures/${name}`;
  if (process.env['TAGNOSIS_GOLDEN'] === 'write') {
    mkdirSync(dirname(path), {recursive: true});
    writeFileSync(path, await text());
  }
  return readFileSync(path, 'utf8');
}
