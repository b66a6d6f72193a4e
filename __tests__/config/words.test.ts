import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {CONFIG_NAME, readConfig} from '../../src/config/config-file.ts';
import {jsonMistake} from '../../src/config/syntax-words.ts';
import {dataSet} from '../helpers/data-set.ts';

const read = (text: string) => readConfig(join(dataSet({[CONFIG_NAME]: text}), CONFIG_NAME));

describe('a mistake in tagnosis.yml', () => {
  it.each([
    ['fail-under: high\n', '1:13: fail-under wants a number, not "high".'],
    ['fail-under: 101\n', '1:13: fail-under wants at most 100, not 101.'],
    ['max-items: 0\n', '1:12: max-items wants at least 1, not 0.'],
    ['max-items: 1.5\n', '1:12: max-items wants a whole number, not 1.5.'],
    ['- profile\n', '1:1: a configuration wants keys with values, not a list.'],
    ['trigger: {a: b}\n', '1:10: trigger wants a text or a list, not keys with values.'],
    ['trigger: [sks, 5]\n', '1:16: trigger.1 wants a text, not 5.'],
    ['groups:\n  setting: [indoors]\n', '2:12: groups.setting wants at least 2 values.'],
    ['separator: ""\n', '1:12: separator is empty.'],
    ['purpose: fun\n', '1:10: purpose wants one of character, style, concept, general, not "fun".'],
    ['caption-extension: ../txt\n', '1:20: caption-extension wants an extension such as .txt, not "../txt".'],
    [
      'targets:\n  coverage:\n    smile: [0.6, 0.2]\n',
      '3:12: targets.coverage.smile wants the lowest coverage first, then the highest.',
    ],
    [
      'targets:\n  groups:\n    view: {front: 0.6, back: 0.6}\n',
      '3:11: targets.groups.view has shares that add up to more than 1.',
    ],
    ['purpose: style\nproflie: kohya\n', '2:1: proflie is no key of tagnosis.yml.'],
    ['advice:\n  off: []\n  offf: [a]\n', '3:3: advice.offf is no key of tagnosis.yml.'],
    ['profile: kohya\n---\nprofile: musubi\n', '2:1: a second document begins here (---), and only one is read.'],
    ['a:\n\t- b\n', '2:1: Tabs are not allowed as indentation.'],
  ])('%j is said in our words', async (text, words) => {
    const error: unknown = await read(text).catch((cause: unknown) => cause);
    expect((error as Error).message.replace(/^.*tagnosis\.yml:/, '')).toBe(words);
  });
  it('20,000 brackets are a mistake like any other', async () =>
    expect(read('['.repeat(20_000))).rejects.toMatchObject({
      code: 'config-syntax',
      message: expect.stringContaining('too deeply nested'),
    }));
  it('one trigger needs no list', async () => expect(await read('trigger: pellmo\n')).toEqual({trigger: 'pellmo'}));
  it('shares may be rounded', async () =>
    expect(await read('targets: {groups: {view: {a: 0.333, b: 0.667, c: 0.001}}}')).toBeDefined());
});

describe('jsonMistake(text, cause)', () => {
  const mistake = (text: string) => {
    try {
      JSON.parse(text);
    } catch (cause) {
      return jsonMistake(text, cause);
    }
    throw new Error('this is JSON');
  };
  it('names line and column', () =>
    expect(mistake('{\n  "a": 1,\n  b: 2\n}')).toMatchObject({
      place: ':3:3',
      words: expect.not.stringContaining('position'),
    }));
  it('names the end', () => expect(mistake('{\n"a": [')).toMatchObject({place: ':2:7'}));
  it('quotes nothing of the file but one character', () =>
    expect(mistake('secret text of a file').words.length).toBeLessThan(40));
});
