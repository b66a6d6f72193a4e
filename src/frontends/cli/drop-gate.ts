import type {Comparison} from '../../report/comparison.ts';
import {safeText} from './safe-text.ts';
import type {ExitCode, World} from './world.ts';

const FEW = 20;

/**
 * 0 passed · 1 fell too far · 3 cannot judge; whatever fails or does not gate says why. Unrounded points are held against the
 * limit. A partial score and fewer than 20 items on a side only warn.
 */
export function dropGate(world: Pick<World, 'warn'>, comparison: Comparison, most: number): ExitCode {
  const {score, base, head, mismatches, availability} = comparison;
  const say = (text: string): void => world.warn(`${safeText(head.label)}: ${text}\n`);
  const failed = availability.find(part => part.base === 'error' || part.head === 'error');
  if (failed !== undefined) {
    say(`cannot judge. ${failed.title}: ${safeText(failed.why, 400)}`);
    return 3;
  }
  if (score.delta === null) {
    const [why] = mismatches;
    say(`cannot judge. ${why === undefined ? 'One side has no score.' : safeText(why.why, 400)}`);
    return 3;
  }
  const drop = -score.delta;
  if (drop < most) return 0;
  const limit = `--fail-on-drop ${most}`;
  if (score.partial) {
    say(`the score is partial, so ${limit} does not gate it.`);
    return 0;
  }
  if (Math.min(base.dataset.items, head.dataset.items) < FEW) {
    say(`the score fell by ${drop.toFixed(2)} points, but with fewer than ${FEW} items ${limit} only warns.`);
    return 0;
  }
  say(`the score fell by ${drop.toFixed(2)} points: ${limit}.`);
  return 1;
}
