import type {Comparison} from '../../../report/comparison.ts';
import {cleanText} from '../../../plots/clean-text.ts';
import {plain} from '../../../plots/numbers.ts';
import {signed} from '../../../plots/views/attribution.ts';
import {markup, trusted} from '../../html/html.ts';
import {chanceWords} from '../../words/comparison-words.ts';

/** The verdict of a comparison in a line or two, and a picture below. */
export function comparisonHtml(comparison: Comparison, picture: string): string {
  const {score, base, head, mismatches, remarks} = comparison;
  const whole = (value: number | null): string => (value === null ? 'no score' : plain(Math.floor(value)));
  const verdict =
    score.delta === null
      ? markup`not comparable${mismatches.map(({why}) => markup`<br>${why}`)}`
      : markup`${whole(score.base)} → ${whole(score.head)}, <strong>${signed(score.delta)}</strong> points; ${chanceWords(comparison)}`;
  const names = `${cleanText(base.label)} → ${cleanText(head.label)}`;
  return markup`<div style="max-width:720px"><p><strong>${names}</strong><br>${verdict}${remarks.map(({says}) => markup`<br><small>${says}</small>`)}</p>${trusted(picture)}</div>`.toString();
}
