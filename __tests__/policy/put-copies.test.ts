import {readFileSync} from 'node:fs';
import {beforeAll, describe, expect, it} from '@jest/globals';
import {EDITS, type Found, findPut, HARDER, photograph} from '../helpers/prove/copies.ts';

/** A part of what `npm run prove:copies` writes into docs/calibration.md. */
const PICTURES = 48;

describe('copies put into a set of drawn pictures', () => {
  let found: Found;
  beforeAll(async () => {
    const pictures: Buffer[] = [];
    for (let i = 0; i < PICTURES; i++) pictures.push(await photograph(String(i)));
    found = await findPut(pictures, {edits: EDITS, share: 1, seed: 'policy'});
  }, 240_000);

  it('are found: at least 97 in a hundred', () => {
    const counts = Object.values(found.recall);
    expect(counts.reduce((n, {put}) => n + put, 0)).toBe(PICTURES);
    expect(counts.reduce((n, one) => n + one.found, 0) / PICTURES).toBeGreaterThanOrEqual(0.97);
  });
  it.each(['re-encoded', 'resized'])('are all found where they were only %s', id => {
    expect(found.recall[id]).toEqual({put: PICTURES / EDITS.length, found: PICTURES / EDITS.length});
  });
  it('are the only pairs that are called copies', () => {
    expect(found.pairs).toBeGreaterThan(0);
    expect(found.wrong).toBe(0);
  });
  it('stand in docs/calibration.md, each with its figure', () => {
    const page = readFileSync('docs/calibration.md', 'utf8');
    for (const {id} of [...EDITS, ...HARDER]) expect(page).toContain(`\n| ${id} | `);
  });
});
