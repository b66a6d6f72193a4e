import {existsSync, readdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {run} from '../../../src/frontends/cli/run.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {drawn} from '../../helpers/pictures.ts';
import {recorder} from '../../helpers/world.ts';

/** A data set beside a configuration that wants its cache elsewhere, checked; what was warned of, and whether it lies there. */
async function checked(
  config: string,
  ...args: string[]
): Promise<{code: number; warned: string; kept: boolean; usual: string[]}> {
  const [root, home] = [dataSet({'tagnosis.yml': config, 'set/a.txt': '1girl, hat'}), dataSet({})];
  writeFileSync(join(root, 'set', 'a.png'), await drawn(1, 48, 36).png().toBuffer());
  const told = args.map(arg => arg.replace('ROOT', root));
  const world = recorder(['check', join(root, 'set'), ...told], {env: {XDG_CACHE_HOME: home}});
  const code = await run(world);
  return {code, warned: world.warned.join(''), kept: existsSync(join(root, 'seen')), usual: readdirSync(home)};
}

const CONFIG = 'cache: {dir: seen}';

describe('cache.dir of tagnosis.yml', () => {
  it('is a folder from where the file lies, where the file is named', async () =>
    expect(await checked(CONFIG, '--config', 'ROOT/tagnosis.yml')).toEqual({
      code: 0,
      warned: '',
      kept: true,
      usual: [],
    }));
  it('is not used where the file was only found, and that is said', async () => {
    const {warned, ...facts} = await checked(CONFIG);
    expect(facts).toEqual({code: 0, kept: false, usual: ['tagnosis']});
    expect(warned).toMatch(/tagnosis\.yml: cache\.dir is not used[^]*--config[^]*--cache-dir/);
  });
  it.each([['--no-cache'], ['--no-config'], ['--quiet']])('is no matter with %s', async flag =>
    expect(await checked(CONFIG, flag)).toMatchObject({code: 0, warned: '', kept: false}),
  );
  it('gives way to flags', async () => {
    expect(await checked(CONFIG, '--config', 'ROOT/tagnosis.yml', '--no-cache')).toMatchObject({
      kept: false,
      usual: [],
    });
    expect(await checked(CONFIG, '--config', 'ROOT/tagnosis.yml', '--cache-dir', 'ROOT/other')).toMatchObject({
      kept: false,
      usual: [],
    });
  });
  it.each([
    ['cache: {dir: ""}', 'cache.dir is empty'],
    ['cache: {dir: 7}', 'cache.dir wants a text, not 7'],
    ['cache: {folder: seen}', 'cache.folder is no key'],
    ['cache: seen', 'cache wants keys with values, not "seen"'],
  ])('%j is refused', async (config, message) => {
    const {code, warned} = await checked(config);
    expect(code).toBe(2);
    expect(warned).toContain(message);
  });
});
