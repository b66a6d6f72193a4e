import {inspect, types} from 'node:util';
import {thousands} from '../../../math/thousands.ts';

/** Characters that a front end can still show. */
const MOST = 100_000;
/** Levels, and elements of each, that are shown. */
const [DEEPEST, MOST_ELEMENTS] = [4, 100];
/** Elements of all levels: numbers of eight digits fill with them what can be shown. */
const MOST_IN_ALL = 12_000;

/** `util.inspect` of whatever it is, as far as it can be shown; an object that cannot be shown says so. */
export function plainText(value: unknown): string {
  try {
    const options = {colors: false, depth: depthOf(value), maxArrayLength: MOST_ELEMENTS, maxStringLength: 10_000};
    const text = inspect(value, options);
    if (text.length <= MOST) return text;
    return `${text.slice(0, MOST)}\n… ${thousands(text.length - MOST)} more characters`;
  } catch (error) {
    return `[an object that cannot be shown: ${messageOf(error)}]`;
  }
}

function messageOf(error: unknown): string {
  const isError = error instanceof Error || Object.prototype.toString.call(error) === '[object Error]';
  return isError ? (error as Error).message : 'it throws';
}

/** Four levels of a hundred lists each would be a hundred million elements: only as many levels as can be shown, but two. */
function depthOf(value: unknown): number {
  let level: readonly unknown[] = [value];
  for (let depth = 0; depth < DEEPEST; depth++) {
    const next: unknown[] = [];
    for (const one of level) {
      if (!Array.isArray(one) || types.isProxy(one)) continue;
      for (let i = 0; i < Math.min(one.length, MOST_ELEMENTS); i++) next.push(one[i]);
      if (next.length > MOST_IN_ALL) return Math.max(1, depth - 1);
    }
    level = next;
  }
  return DEEPEST;
}
