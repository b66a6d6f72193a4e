import {describe, expect, it} from '@jest/globals';
import {HELP} from '../../../src/frontends/cli/help.ts';
import {run} from '../../../src/frontends/cli/run.ts';
import {VERSION} from '../../../src/version.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {UNSAFE} from '../../helpers/hostile.ts';
import {recorder} from '../../helpers/world.ts';

async function ran(argv: readonly string[], told: Parameters<typeof recorder>[1] = {}) {
  const world = recorder(argv, told);
  const code = await run(world);
  return [code, world.printed.join(''), world.warned.join('')] as const;
}

describe('run(world)', () => {
  it.each([
    [['--version'], 0, `${VERSION}\n`],
    [['-v'], 0, `${VERSION}\n`],
    [['--help'], 0, HELP],
    [['help'], 0, HELP],
    [[], 2, HELP],
  ])('%j ends with %i', async (argv, code, text) => expect(await ran(argv)).toEqual([code, text, '']));
  it.each([
    [['chekc'], 'Did you mean: tagnosis check?'],
    [['frobnicate'], 'See: tagnosis --help'],
    [['check'], 'For example: tagnosis check ./train'],
    [['explain', 'ginni'], 'Did you mean gini?'],
  ])('%j ends with 2, a message and a hint', async (argv, hint) => {
    const [code, printed, warned] = await ran(argv);
    expect([code, printed]).toEqual([2, '']);
    expect(warned).toMatch(/^tagnosis: .+\n {2}.+\n$/);
    expect(warned).toContain(hint);
  });
  it('quotes hostile arguments safely', async () => {
    const [code, , warned] = await ran(['check', '\u001b[31mhat\u202e']);
    expect([code, warned.replaceAll('\n', '')]).toEqual([2, expect.not.stringMatching(UNSAFE)]);
  });
  it('asks for a report of what it does not know', async () => {
    const root = dataSet({'a.png': null, 'a.txt': 'hat'});
    const [code, , warned] = await ran(['check', root], {
      print() {
        throw new Error('the disk melted');
      },
    });
    expect([code, warned]).toEqual([2, expect.stringMatching(/defect of tagnosis.*\n.*the disk melted\n +at /)]);
  });
  it('ends with 130 when it is interrupted', async () => {
    const root = dataSet({'a.png': null, 'a.txt': 'hat'});
    expect(await ran(['check', root], {signal: AbortSignal.abort()})).toEqual([130, '', '']);
  });
});
