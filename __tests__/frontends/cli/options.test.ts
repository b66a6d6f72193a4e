import {describe, expect, it} from '@jest/globals';
import {
  CHECK_OPTIONS,
  EXPLAIN_OPTIONS,
  INIT_OPTIONS,
  numberOption,
  parseOptions,
} from '../../../src/frontends/cli/options.ts';

const parse = (...args: string[]) => parseOptions(args, CHECK_OPTIONS, 'check');

describe('parseOptions(args, options, command)', () => {
  it.each([
    [['a', 'b'], {}, ['a', 'b']],
    [['-f', 'json', 'a'], {format: 'json'}, ['a']],
    [['--format=json'], {format: 'json'}, []],
    [['--trigger', 'sks', '--trigger', 'hat'], {trigger: ['sks', 'hat']}, []],
    [['-q', '-o', 'r.txt', 'a'], {quiet: true, output: 'r.txt'}, ['a']],
    [['--', '--quiet'], {}, ['--quiet']],
    [['--profile', 'kohya', '--profile', 'musubi'], {profile: 'musubi'}, []],
  ])('%j', (args, values, paths) => {
    const parsed = parse(...args);
    expect([Object.fromEntries(parsed.values), parsed.paths]).toEqual([values, paths]);
  });
  it.each([
    [['--fail-udner', '3'], 'Did you mean --fail-under?'],
    [['--fromat=json'], 'Did you mean --format?'],
    [['--hat'], 'See: tagnosis check --help'],
    [['-z'], 'See: tagnosis check --help'],
    [['--format'], 'See: tagnosis check --help'],
    [['--quiet=yes'], 'See: tagnosis check --help'],
  ])('%j is a mistake', (args, hint) => {
    expect(() => parse(...args)).toThrow(expect.objectContaining({code: 'usage', hint}));
  });
});

describe('numberOption(parsed, name, range)', () => {
  const ask = (text: string) => numberOption(parse('--fail-under', text), 'fail-under', [0, 100]);
  it.each([
    ['0', 0],
    ['70.5', 70.5],
    ['100', 100],
  ])('%s', (text, number) => expect(ask(text)).toBe(number));
  it('is undefined when it was not given', () =>
    expect(numberOption(parse('a'), 'fail-under', [0, 100])).toBeUndefined());
  it.each(['', ' ', 'high', '100.1', '70%', 'Infinity', 'NaN'])('refuses %j', text => {
    expect(() => ask(text)).toThrow(expect.objectContaining({code: 'usage'}));
  });
});

describe.each([
  ['check', CHECK_OPTIONS],
  ['init', INIT_OPTIONS],
  ['explain', EXPLAIN_OPTIONS],
])('options of %s', (_command, options) => {
  it('have names of their own, and say what they do', () => {
    const names = options.flatMap(({name, short}) => (short === undefined ? [name] : [name, short]));
    expect(new Set(names).size).toBe(names.length);
    for (const {says} of options) expect(says.length).toBeGreaterThan(10);
  });
});
