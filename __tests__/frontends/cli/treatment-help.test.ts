import {describe, expect, it} from '@jest/globals';
import {FIX_HELP, FIX_OPTIONS} from '../../../src/frontends/cli/fix/fix-options.ts';
import {commandHelp} from '../../../src/frontends/cli/help.ts';
import {PLAN_HELP, PLAN_OPTIONS} from '../../../src/frontends/cli/plan/plan-options.ts';

describe.each([
  ['fix', FIX_OPTIONS, FIX_HELP],
  ['plan', PLAN_OPTIONS, PLAN_HELP],
] as const)('help of %s', (command, options, help) => {
  const text = commandHelp(command, options, help);
  it('fits 80 columns', () => expect(text.split('\n').filter(line => line.length > 80)).toEqual([]));
  it('shows examples, exit codes and every option', () => {
    expect(text).toMatch(/^Usage: tagnosis /);
    expect(text).toMatch(/Exit codes: 0 [^]*Examples:\n {2}tagnosis /);
    for (const {name} of options) expect(text).toContain(`--${name}`);
  });
});
