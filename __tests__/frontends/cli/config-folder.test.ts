import {join} from 'node:path';
import {realpathSync, symlinkSync} from 'node:fs';
import {describe, expect, it} from '@jest/globals';
import {findConfig} from '../../../src/config/config-file.ts';
import {configFolder} from '../../../src/frontends/cli/config-folder.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {inFolder} from '../../helpers/in-folder.ts';
import {repository} from '../../helpers/repository.ts';

const FILES = {'data/tagnosis.yml': 'trigger: sks\n', 'data/set/a.png': null, 'data/set/a.txt': 'sks', 'other/x': ''};

describe('configFolder(path)', () => {
  it.each([
    ['', 'data/set'],
    ['', 'data/set/a.txt'],
    ['', 'HEAD:data/set'],
    ['', 'HEAD:data/set/'],
    ['', 'HEAD:data/set/a.txt'],
    ['', 'HEAD~3:data/gone'],
    ['data/set', '.'],
    ['data/set', 'HEAD:./'],
    ['data/set', 'HEAD:data/set'],
    ['other', 'HEAD:data/set'],
    ['other', 'HEAD:../data/set'],
  ])('leads to the configuration above the set: from "%s", %s', async (from, path) => {
    const root = repository(FILES);
    const found = await inFolder(join(root, from), async () => findConfig(configFolder(path)));
    expect(found === null ? null : realpathSync(found)).toBe(join(realpathSync(root), 'data/tagnosis.yml'));
  });
  it('leads past that of another folder', async () => {
    const root = repository({...FILES, 'other/tagnosis.yml': 'trigger: hat\n'});
    expect(await inFolder(join(root, 'other'), async () => findConfig(configFolder('HEAD:')))).toBeNull();
  });
  it('is the working folder for a path that is not there', () => expect(configFolder('nowhere')).toBe('.'));
  it('does not stop at a circle of links in the working tree', async () => {
    const root = repository(FILES);
    symlinkSync('loop', join(root, 'loop'));
    expect(await inFolder(root, async () => configFolder('HEAD:loop/a'))).toBe(realpathSync(root));
  });
  it('does not look inside of a file', async () => {
    const root = repository(FILES);
    const below = await inFolder(root, async () => configFolder('HEAD:data/set/a.txt/b/c'));
    expect(below).toBe(join(realpathSync(root), 'data/set'));
  });
  it('knows no repository outside of one', async () => {
    const root = realpathSync(dataSet({'set/a.txt': 'hat'}));
    expect(await inFolder(root, async () => configFolder('HEAD:set'))).toBe(join(root, 'set'));
  });
});
