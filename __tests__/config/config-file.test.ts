import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {CONFIG_NAME, findConfig, readConfig} from '../../src/config/config-file.ts';
import {dataSet} from '../helpers/data-set.ts';

const read = (text: string | Buffer) => readConfig(join(dataSet({[CONFIG_NAME]: text}), CONFIG_NAME));

describe('findConfig(folder)', () => {
  it('takes the nearest, from the data set upwards', () => {
    const root = dataSet({[CONFIG_NAME]: '', 'a/b/hat.txt': '', 'c/tagnosis.yml': '', 'c/d/hat.txt': ''});
    expect(findConfig(join(root, 'a', 'b'))).toBe(join(root, CONFIG_NAME));
    expect(findConfig(join(root, 'c', 'd'))).toBe(join(root, 'c', CONFIG_NAME));
    expect(findConfig(join(root, 'c'))).toBe(join(root, 'c', CONFIG_NAME));
  });
  it('does not look above a repository', () => {
    const root = dataSet({[CONFIG_NAME]: '', 'repo/set/hat.txt': ''});
    mkdirSync(join(root, 'repo', '.git'));
    expect(findConfig(join(root, 'repo', 'set'))).toBeNull();
  });
});

describe('readConfig(path)', () => {
  it('reads every key', async () => {
    const told = {
      profile: 'onetrainer',
      layout: 'pairs',
      captions: 'text',
      'caption-extension': '.caption',
      'caption-column': 'prompt',
      separator: ';',
      encoder: 'clip-225',
      purpose: 'character',
      trigger: ['sks'],
      allow: ['white background'],
      'fail-under': 70,
      'max-caption-bytes': 100,
      'max-items': 5,
      options: {shuffle_caption: true, keep_tokens: 1, caption_prefix: 'x,'},
      groups: {setting: ['indoors', 'outdoors']},
      targets: {groups: {setting: {indoors: 0.3}}, coverage: {smile: [0.2, 0.6]}},
      advice: {off: ['one-off-tags'], accept: ['nearly-always-tags:smile']},
    };
    expect(await read(JSON.stringify(told))).toEqual(told);
  });
  it.each(['', '# nothing yet\n', '{}', 'null'])('takes %j for no settings', async text =>
    expect(await read(text)).toEqual({}),
  );

  it.each([
    ['proflie: kohya\n', 1, 'proflie', 'profile'],
    ['trigger: [sks]\nadvice:\n  offf: []\n', 3, 'advice.offf', 'off'],
    ['targets:\n  coverge: {}\n', 2, 'targets.coverge', 'coverage'],
    ['follow-symlinks: true\n', 1, 'follow-symlinks', 'tagnosis init'],
    ['__proto__: {}\n', 1, '__proto__', 'tagnosis init'],
  ])('%j: unknown key in line %i', async (text, line, key, hint) => {
    await expect(read(text)).rejects.toMatchObject({
      code: 'config-unknown-key',
      message: expect.stringMatching(new RegExp(`tagnosis\\.yml:${line}:\\d+: ${key} `)),
      hint: expect.stringContaining(hint),
    });
  });
  it.each([
    ['fail-under: high\n', '1:13: fail-under'],
    ['fail-under: 101\n', '1:13: fail-under'],
    ['\nprofile: koyha\n', '2:10: profile'],
    ['trigger: 5\n', '1:10: trigger'],
    ['trigger:\n  - sks\n  - 5\n', '3:5: trigger.1'],
    ['max-items: 0\n', '1:12: max-items'],
    ['groups:\n  setting: [indoors]\n', '2:12: groups.setting'],
    ['targets:\n  coverage:\n    smile: [0.2, 7]\n', '3:18: targets.coverage.smile.1'],
    ['options:\n  keep_tokens: [1]\n', '2:16: options.keep_tokens'],
    ['caption-extension: ../txt\n', '1:20: caption-extension'],
    ['- profile\n', '1:1: '],
    ['hat', '1:1: '],
  ])('%j: wrong value at %s', async (text, place) => {
    await expect(read(text)).rejects.toMatchObject({
      code: 'config-invalid-value',
      message: expect.stringContaining(`tagnosis.yml:${place}`),
    });
  });
  it.each([
    ['profile: kohya\nprofile: musubi\n', '2:1'],
    ['profile: "kohya\n', '2:1'],
    ['a:\n\t- b\n', '2:1'],
    ['profile: kohya\n---\nprofile: musubi\n', '2:1'],
    ['trigger: [sks}\n', '1:14'],
  ])('%j: broken YAML at %s', async (text, place) => {
    await expect(read(text)).rejects.toMatchObject({
      code: 'config-syntax',
      message: expect.stringContaining(`tagnosis.yml:${place}: `),
    });
  });
  it('reads YAML 1.2: no is a word, and a time is one too', async () =>
    expect(await read('trigger: [no, on, 12:30:00]\n')).toEqual({trigger: ['no', 'on', '12:30:00']}));
  it('follows an alias', async () =>
    expect(await read('trigger: &words [sks]\nallow: *words\n')).toEqual({trigger: ['sks'], allow: ['sks']}));
  it('does not read what is too large to be a configuration', async () =>
    expect(read(Buffer.alloc(2 ** 20 + 1, '#'))).rejects.toMatchObject({code: 'config-syntax'}));
});
