import {describe, expect, it} from '@jest/globals';
import {taskOf} from '../../../src/frontends/action/event.ts';
import {readInputs} from '../../../src/frontends/action/inputs.ts';
import {settingsOf} from '../../../src/frontends/action/settings.ts';

const read = (told: Readonly<Record<string, string>>): ReturnType<typeof readInputs> =>
  readInputs(name => told[name] ?? '');

describe('readInputs(get)', () => {
  it('takes metrics and pillars by line and comma', () =>
    expect(read({metrics: 'balance, -gini\n# not that\nhygiene'}).metrics).toEqual(['balance', '-gini', 'hygiene']));
  it('names the nearest of a metric that there is not', () =>
    expect(() => read({metrics: 'ginni'})).toThrow(
      'metrics: "ginni" cannot be told. There is no metric or pillar "ginni". Did you mean gini?',
    ));
  it.each([
    ['baseline', 'files'],
    ['head', 'disk'],
    ['pr-number', '0'],
    ['pr-number', '7a'],
  ])('refuses %s: %s', (name, value) => expect(() => read({[name]: value})).toThrow(`${name}: `));
  it('wants a runtime for a model', () =>
    expect(() => read({'clip-model-path': '/m'})).toThrow('clip-model-path: it needs clip-runtime-path'));
});

describe('settingsOf(inputs, found, images)', () => {
  const found = {
    at: '/x/tagnosis.yml',
    file: {
      name: 'tagnosis.yml',
      at: () => '',
      config: {metrics: ['gini'], alignment: {model: 'evil', threads: 1, templates: ['a {}']}},
    },
  } as unknown as Parameters<typeof settingsOf>[1];
  it('takes a model from inputs alone, and from the file only how it is asked', () => {
    expect(settingsOf(read({}), found, {cache: null}).analyze.alignment).toBeUndefined();
    const told = {'clip-model-path': '/m', 'clip-runtime-path': '/r'};
    expect(settingsOf(read(told), found, {cache: null}).analyze.alignment).toEqual({
      model: '/m',
      runtime: '/r',
      trustModel: false,
      threads: 1,
      templates: ['a {}'],
    });
  });
  it('puts the input before the file', () => {
    expect(settingsOf(read({}), found, {cache: null}).analyze.metrics).toEqual(['gini']);
    expect(settingsOf(read({metrics: 'spread'}), found, {cache: null}).analyze.metrics).toEqual(['spread']);
  });
});

describe('taskOf(name, payload, {prNumber})', () => {
  it('checks on any event that names nothing itself', () => {
    const told = {mode: 'check', baseRef: undefined, prNumber: 7} as const;
    expect(taskOf('issue_comment', {}, told)).toEqual({kind: 'check', pull: null, base: {kind: 'none'}});
    expect(() => taskOf('issue_comment', {}, {mode: 'check', baseRef: undefined})).toThrow('not clear what to do');
  });
});
