import {inspect} from 'node:util';
import {cleanText} from '../../../plots/clean-text.ts';

/**
 * What was given where something else was asked for, in a few words of one line. Of objects their kind: `String` throws of some, and
 * printing one that shows itself would draw it.
 */
export function toldValue(value: unknown): string {
  if ((typeof value !== 'object' || value === null) && typeof value !== 'function')
    return cleanText(inspect(value, {maxStringLength: 60}));
  const {constructor} = value as {readonly constructor?: {readonly name?: unknown}};
  return `[${cleanText(typeof constructor?.name === 'string' ? constructor.name : 'Object')}]`;
}
