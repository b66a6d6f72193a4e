import type {Comparison} from '../../../../report/comparison.ts';
import {itemsWords} from '../../../words/comparison-words.ts';
import {fit, flow} from '../../columns.ts';
import {safeText} from '../../safe-text.ts';
import type {TextStyle} from '../style.ts';

/** What is compared, and what became of the items. */
export function sidesBlock(comparison: Comparison, {paint, width}: TextStyle): string {
  const [base, head] = [comparison.base, comparison.head].map(({label}) => safeText(label));
  const inOne = `${base ?? ''} → ${head ?? ''}`;
  const names = inOne.length <= width ? [inOne] : [base ?? '', `→ ${head ?? ''}`];
  return [...names.map(name => paint(fit(name, width), 'bold')), ...flow(itemsWords(comparison), width)].join('\n');
}
