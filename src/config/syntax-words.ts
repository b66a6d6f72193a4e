import {jsonBreak} from './json-break.ts';

/** What the YAML parser says, in one line: the place stands before it already. */
export function yamlWords({code, message}: {readonly code: string; readonly message: string}): string {
  if (code === 'MULTIPLE_DOCS') return 'a second document begins here (---), and only one is read';
  if (message.includes('call stack')) return 'too deeply nested';
  const [first = ''] = message.split('\n');
  return first.replace(/ at line \d+, column \d+:?$/, '').replace(/[:.]$/, '');
}

/** ":3:7" and what is wrong there, of a text that is not JSON. */
export function jsonMistake(text: string, cause: unknown): {readonly place: string; readonly words: string} {
  const [message = ''] = cause instanceof Error ? cause.message.split('\n') : [];
  const told = /^(.*?) (?:in JSON )?at position \d+/.exec(message);
  const words = told?.[1] ?? message.replace(/, ?".*$/s, '').replace(/ of JSON input$/, ' of the file');
  const end = placeIn(text);
  if (end === null) return {place: '', words: withoutText(words)};
  const before = text.slice(0, end).split('\n');
  return {place: `:${before.length}:${(before.at(-1) ?? '').length + 1}`, words: withoutText(words)};
}

/** Null where it cannot be told: the engine's stack ends at a text of some ten million characters. */
function placeIn(text: string): number | null {
  try {
    return jsonBreak(text);
  } catch {
    return null;
  }
}

/** Newer engines quote the file around the mistake: it may be long, and is untrusted. */
function withoutText(words: string): string {
  return words.replace(/(Unexpected token '.').*$/s, '$1');
}
