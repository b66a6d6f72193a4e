import type {World} from './world.ts';

/** Where there is no terminal, nobody's lines are wrapped: the width that mail and logs have. */
const WIDTH = 80;
const NARROWEST = 60;
const WIDEST = 100;

/** Columns to write for: those of the terminal, between what can be read and what the eye can follow. */
export function widthOf({outTty, columns}: Pick<World, 'outTty' | 'columns'>): number {
  return outTty ? Math.min(WIDEST, Math.max(NARROWEST, columns)) : WIDTH;
}

/** https://no-color.org, and FORCE_COLOR as Node has it; NO_COLOR wins. */
export function colourOf({env, outTty}: Pick<World, 'env' | 'outTty'>): boolean {
  if ((env['NO_COLOR'] ?? '') !== '') return false;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return outTty && env['TERM'] !== 'dumb';
}
