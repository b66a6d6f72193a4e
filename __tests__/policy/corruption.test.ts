import {readFileSync} from 'node:fs';
import {describe, expect, it} from '@jest/globals';
import {type Cell, cellsOf, FULL, type Grid, type Verdict, verdicts} from '../helpers/prove/cells.ts';
import {type Corruption, CORRUPTIONS} from '../helpers/prove/corrupt.ts';

/** A part of the grid of `npm run prove`, which writes docs/scoring.md. */
const GRID = {...FULL, sizes: [50], seeds: [1]};
const judged = CORRUPTIONS.filter(({mustFall, mayMove}) => Object.keys({...mustFall, ...mayMove}).length > 0);
// At 50 items one seed of a foreign domain is a matter of luck: a tenth of it is five pictures.
const GRIDS: Readonly<Record<string, Grid>> = {
  'foreign-domain': {...GRID, seeds: FULL.seeds},
  // At 50 items rare tags are many, and vanish with the captions that are written over: docs/scoring.md#proof.
  'identical-captions': {...GRID, sizes: [200], seeds: FULL.seeds},
};
const gridOf = ({id}: Corruption): Grid => GRIDS[id] ?? GRID;
const cells: Cell[] = judged.flatMap(corruption => cellsOf(corruption, gridOf(corruption)));
const named = ({corruption, figure}: Verdict): string => `${corruption} → ${figure}`;

describe('spoilt sets', () => {
  const found = verdicts(cells);
  it('are judged in many ways', () => expect(found.length).toBeGreaterThan(20));
  it.each(found.map(one => [named(one), one.wanted, one] as const))('%s is %s', (_name, _wanted, verdict) =>
    expect(verdict).toMatchObject({holds: true}),
  );
  it('stand in docs/scoring.md, each with all figures', () => {
    const page = readFileSync('docs/scoring.md', 'utf8');
    for (const {id} of CORRUPTIONS) expect(page).toContain(`- \`${id}\``);
    for (const figure of new Set(cells.map(cell => cell.figure))) expect(page).toContain(`\n| ${figure} |`);
  });
});
