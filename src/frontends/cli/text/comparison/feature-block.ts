import type {Comparison} from '../../../../report/comparison.ts';
import {featureWords} from '../../../words/feature-words.ts';
import {flow} from '../../columns.ts';
import type {TextStyle} from '../style.ts';

/** Sizes, light and lengths of items, where they moved. */
export function featureBlock(comparison: Comparison, {paint, width}: TextStyle): string {
  const lines = featureWords(comparison).flatMap(text => flow(text, width - 2).map(line => `  ${line}`));
  return lines.length === 0 ? '' : [paint('Images and captions', 'bold'), ...lines].join('\n');
}
