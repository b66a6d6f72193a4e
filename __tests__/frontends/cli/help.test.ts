import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {wrap} from '../../../src/frontends/cli/columns.ts';
import {CHECK_HELP, commandHelp, HELP} from '../../../src/frontends/cli/help.ts';
import {CHECK_OPTIONS, EXPLAIN_OPTIONS, INIT_OPTIONS} from '../../../src/frontends/cli/options.ts';

const TEXTS = {
  tagnosis: HELP,
  check: commandHelp('check', CHECK_OPTIONS, CHECK_HELP),
  init: commandHelp('init', INIT_OPTIONS),
  explain: commandHelp('explain', EXPLAIN_OPTIONS),
};

describe('help', () => {
  it.each(Object.entries(TEXTS))('of %s says how to use it and shows an example', (_name, text) => {
    expect(text).toMatch(/^Usage: tagnosis /);
    expect(text).toMatch(/Examples?:\n {2}tagnosis /);
  });
  it.each([HELP, TEXTS.init, TEXTS.explain, commandHelp('check', CHECK_OPTIONS)])('fits 80 columns: %.20s', text =>
    expect(text.split('\n').filter(line => line.length > 80)).toEqual([]),
  );
  it('of check teaches every option and every exit code', () => {
    for (const {name} of CHECK_OPTIONS) expect(TEXTS.check).toContain(`--${name}`);
    for (const code of [0, 1, 2, 3, 130]) expect(TEXTS.check).toMatch(new RegExp(`\\b${code} `));
  });
});

describe('wrap(text, width)', () => {
  const words = fc.array(fc.string({unit: fc.constantFrom('a', 'é', '-'), minLength: 1, maxLength: 12}));
  it('loses no word, and fills no line over its width but by one long word', () =>
    fc.assert(
      fc.property(words, fc.integer({min: 1, max: 30}), (list, width) => {
        const lines = wrap(list.join(' '), width);
        expect(lines.join(' ')).toBe(list.join(' '));
        for (const line of lines) expect(line.length <= width || !line.includes(' ')).toBe(true);
      }),
    ));
  it('breaks no line early', () =>
    fc.assert(
      fc.property(words, fc.integer({min: 1, max: 30}), (list, width) => {
        const lines = wrap(list.join(' '), width);
        for (const [i, line] of lines.slice(0, -1).entries())
          expect(`${line} ${lines[i + 1]?.split(' ')[0] ?? ''}`.length).toBeGreaterThan(width);
      }),
    ));
});
