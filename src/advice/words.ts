import type {Draft, Params} from './finding.ts';
import {cut} from './wording.ts';

/** The sentences of a rule, as functions of what was found. Each names at most two numbers. */
export interface Words<P extends Params> {
  readonly what: (params: P) => string;
  readonly why: (params: P) => string;
  readonly todo: (params: P) => string;
  /** For rules that a purpose can make normal: "Nothing to do unless …". */
  readonly unless?: (params: P) => string;
}

/** The words of one finding, with what they were rendered from. */
export function say<P extends Params>(
  words: Words<P>,
  params: P,
): Pick<Draft, 'params' | 'what' | 'why' | 'todo' | 'unless'> {
  return {
    params,
    what: cut(words.what(params), 140),
    why: cut(words.why(params), 180),
    todo: cut(words.todo(params), 220),
    ...(words.unless === undefined ? {} : {unless: cut(words.unless(params), 220)}),
  };
}
