import type {Comparison} from '../../report/comparison.ts';
import {driftWords} from '../words/drift-words.ts';
import {flow} from './columns.ts';
import {plain} from './paint.ts';
import {blameBlock} from './text/comparison/blame-block.ts';
import {changeBlock} from './text/comparison/change-block.ts';
import {featureBlock} from './text/comparison/feature-block.ts';
import {noteChangeBlock} from './text/comparison/note-change-block.ts';
import {sidesBlock} from './text/comparison/sides-block.ts';
import {tagChangeBlock} from './text/comparison/tag-change-block.ts';
import {whyBlock} from './text/comparison/why-block.ts';
import type {TextStyle} from './text/style.ts';

/** A comparison as a terminal shows it: no line wider than `width`, readable without colour. */
export function comparisonText(comparison: Comparison, {paint = plain, width = 80}: Partial<TextStyle> = {}): string {
  const style = {paint, width};
  const blocks = [
    sidesBlock(comparison, style),
    changeBlock(comparison, style),
    flow(driftWords(comparison), width).join('\n'),
    whyBlock(comparison, style),
    tagChangeBlock(comparison, style),
    featureBlock(comparison, style),
    blameBlock(comparison, style),
    noteChangeBlock(comparison, style),
  ];
  return `${blocks.filter(block => block !== '').join('\n\n')}\n`;
}
