import type {Embedded} from '../../engines/clip/embed.ts';
import {unitSum} from '../../math/vectors.ts';

/** A tag or sentence, and what a model is asked of it. */
export interface AskedText {
  readonly name: string;
  readonly prompts: readonly string[];
}

/** One vector a text: the mean over its prompts, which lie one after the other in `vectors`; null where any has none. */
export function meansOf(asked: readonly AskedText[], vectors: Embedded['texts']): (Float32Array | null)[] {
  let at = 0;
  return asked.map(({prompts}) => {
    const own = vectors.slice(at, at + prompts.length);
    at += prompts.length;
    const whole = own.filter(vector => vector !== null);
    return whole.length < own.length ? null : unitSum(whole);
  });
}
