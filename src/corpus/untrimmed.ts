import {isPythonSpace} from '../sources/python-text.ts';

const LINE_FEED = 10;
const RETURN = 13;

/** Whether a stored caption begins or ends in white space other than line breaks, which editors add, and says something. */
export function isUntrimmed(text: string): boolean {
  let end = text.length;
  while (end > 0 && isBreak(text.charCodeAt(end - 1))) end--;
  let from = 0;
  while (from < end && isBreak(text.charCodeAt(from))) from++;
  if (from === end) return false;
  const isLoose = isPythonSpace(text.charCodeAt(from)) || isPythonSpace(text.charCodeAt(end - 1));
  return isLoose && /\S/.test(text);
}

function isBreak(code: number): boolean {
  return code === LINE_FEED || code === RETURN;
}
