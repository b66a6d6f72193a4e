import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {run} from '../../../src/frontends/cli/run.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {recorder} from '../../helpers/world.ts';

describe('--fail-under of several data sets', () => {
  const root = dataSet({'a/train/1.png': null, 'a/train/1.txt': 'hat', 'b/train/1.png': null, 'b/train/1.txt': 'tie'});
  const [a, b] = [join(root, 'a/train'), join(root, 'b/train')];
  const check = async (...paths: readonly string[]) => {
    const world = recorder(['check', ...paths, '--fail-under', '100', '--no-images', '-q']);
    const code = await run(world);
    return {code, said: world.warned.join('')};
  };
  it('names each by the path that was given: two may have one name', async () => {
    const {code, said} = await check(a, b);
    expect(code).toBe(1);
    expect(said.split('\n').filter(line => line.includes('is below'))).toEqual([
      expect.stringContaining(`${a}: `),
      expect.stringContaining(`${b}: `),
    ]);
  });
  it('names a single one by its own name', async () => expect((await check(a)).said).toMatch(/^train: /));
});

describe('the table of several data sets', () => {
  const one = {'1.png': null, '1.txt': 'hat'};
  const root = dataSet(
    Object.fromEntries(
      ['a/train', 'b/train', 'other'].flatMap(folder =>
        Object.entries(one).map(([name, content]) => [`${folder}/${name}`, content] as const),
      ),
    ),
  );
  const table = async (...paths: readonly string[]) => {
    const world = recorder(['check', ...paths.map(path => join(root, path)), '--no-images', '--advice', 'none']);
    await run(world);
    const lines = world.printed.join('').trimEnd().split('\n');
    return lines.slice(lines.indexOf('All data sets') + 1).map(line => line.trim().split(/\s{2,}/)[0]);
  };
  it('names them by their names', async () => expect(await table('a/train', 'other')).toEqual(['train', 'other']));
  it('names them by where their paths part, where two have one name', async () =>
    expect(await table('a/train', 'b/train', 'other')).toEqual(['a/train', 'b/train', 'other']));
  it('cuts no path where that would hide what tells two apart', async () => {
    const [v1 = '', v2 = ''] = ['v1', 'v2'].map(version => `${'long/'.repeat(12)}${version}/train`);
    for (const folder of [v1, v2]) {
      mkdirSync(join(root, folder), {recursive: true});
      writeFileSync(join(root, folder, '1.txt'), 'hat');
    }
    expect(await table('other', v1, v2)).toEqual(['other', v1, v2]);
  });
  it('says the name twice of one that was given twice', async () =>
    expect(await table('other', 'other')).toEqual(['other', 'other']));
});

describe('tagnosis duplicates', () => {
  it.each([
    ['There are no images.', {'a.txt': 'hat'}],
    ['There is no image that could be looked at.', {'a.png': 'no picture', 'a.txt': 'hat'}],
  ])('says: %s', async (says, files) => {
    const world = recorder(['duplicates', dataSet(files)]);
    expect(await run(world)).toBe(0);
    expect(world.printed.join('').split('\n')[0]).toBe(says);
  });
  it('speaks of one as of one', async () => {
    const world = recorder([
      'duplicates',
      dataSet({'a.png': null, 'a.txt': 'hat', 'b.png': 'no picture', 'b.txt': 'x'}),
    ]);
    expect(await run(world)).toBe(0);
    const text = world.printed.join('');
    expect(text).toContain('No copies among 1 image.');
    expect(text).toContain('1 file could not be decoded: tagnosis check names it.');
  });
});
