import type {ActionReport} from './action-report.ts';
import {LEAST_POINTS} from './comment/words.ts';
import type {Settings} from './settings.ts';

/** Whether a pull request without a comment gets one. One that exists is always brought up to date. */
export function wantsComment(when: Settings['comment'], {verdict, sets}: ActionReport): boolean {
  const isMissed = verdict === 'failed' || verdict === 'cannot-judge';
  if (when === 'never') return false;
  if (when === 'always' || isMissed) return true;
  if (when === 'on-failure') return false;
  return sets.some(({state, comparison, caused}) => {
    const delta = comparison?.score.delta ?? 0;
    return state === 'new' || state === 'removed' || Math.abs(delta) >= LEAST_POINTS || caused.length > 0;
  });
}
