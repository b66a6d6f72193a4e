import {number} from '../../../../advice/wording.ts';
import type {Comparison} from '../../../../report/comparison.ts';
import {blameHead, shownBlame} from '../../../words/blame-words.ts';
import {fit} from '../../columns.ts';
import {safeText} from '../../safe-text.ts';
import type {TextStyle} from '../style.ts';
import {signed} from './change-block.ts';

/** What single changed files do to the score. */
export function blameBlock({blame}: Comparison, {paint, width}: TextStyle): string {
  const shown = shownBlame(blame);
  if (shown.length === 0) return '';
  const lines = shown.map(({key, change, points, words}) => {
    const lead = `  ${signed(words.padStart(6), points, paint)}  ${change.padEnd(7)}  `;
    return lead + fit(safeText(key, 300), width - 19);
  });
  const tried =
    'items' in blame && blame.tried < blame.changed
      ? `  ${number(blame.tried)} of ${number(blame.changed)} changed items were tried.`
      : '';
  return [paint(blameHead, 'bold'), ...lines, ...(tried === '' ? [] : [tried])].join('\n');
}
