import {describe, expect, it} from '@jest/globals';
import {TagnosisError} from '../../../src/errors.ts';
import {INPUTS, readInputs, unknownInputs} from '../../../src/frontends/action/inputs.ts';

const read = (told: Readonly<Record<string, string>>): ReturnType<typeof readInputs> =>
  readInputs(name => told[name] ?? '');

function messageOf(told: Readonly<Record<string, string>>): string {
  try {
    read(told);
  } catch (error) {
    if (error instanceof TagnosisError && error.code === 'action-input') return error.message;
  }
  throw new Error('nothing was thrown');
}

describe('readInputs(get)', () => {
  it('leaves what was not told to the configuration', () => {
    expect(read({})).toMatchObject({
      mode: 'auto',
      configFile: 'tagnosis.yml',
      workingDirectory: '.',
      commentKey: 'default',
    });
    expect(Object.values(read({})).filter(value => value === undefined).length).toBe(Object.keys(INPUTS).length - 6);
  });
  it('reads values', () =>
    expect(
      read({
        'fail-under': '60',
        'fail-on-drop': '2.5',
        'warn-only': 'true',
        paths: 'a/*\n\n# old\n!a/b',
        annotations: '3',
      }),
    ).toMatchObject({failUnder: 60, failOnDrop: 2.5, warnOnly: true, paths: ['a/*', '!a/b'], annotations: 3}));
  it('names what it would take instead', () =>
    expect(messageOf({'fail-under': '60%'})).toBe('fail-under: "60%" is not a number from 0 to 100. Write 60.'));
  it.each([
    ['mode', 'chek'],
    ['paths', '/etc'],
    ['paths', 'a/../../b'],
    ['config-file', '../x.yml'],
    ['config-file', 'C:\\x.yml'],
    ['base-ref', '--upload-pack=x'],
    ['base-ref', 'a..b'],
    ['comment-key', 'a b'],
    ['comment-key', '-->'],
    ['only-changed', 'yes'],
    ['annotations', '11'],
    ['annotations', '1.5'],
    ['fail-on-drop', '0'],
    ['fail-under', '1e2'],
    ['fail-under', '-1'],
  ])('refuses %s: %s', (name, value) => expect(messageOf({[name]: value})).toContain(`${name}: `));
  it('tells all mistakes at once', () => {
    const message = messageOf({mode: 'x', 'fail-under': 'y', 'github-token': 'ghs_secret\0'});
    expect(message.split('\n')).toHaveLength(4);
    expect(message).not.toContain('ghs_secret');
  });
});

describe('unknownInputs(env)', () => {
  it('finds slips', () =>
    expect(unknownInputs({'INPUT_FAIL-UNDR': '60', INPUT_MODE: 'check', PATH: '/'})).toEqual([
      expect.stringContaining('Did you mean fail-under?'),
    ]));
});
