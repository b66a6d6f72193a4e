import type {SeenImages} from '../seen-images.ts';
import {CaptionSpace, type Composition} from './caption-space.ts';
import {ALL} from './rank-captions.ts';
import type {SeenAlignment} from './seen-alignment.ts';

/**
 * What one model saw of two versions, as one look: the pictures of the base stand before those of the head. Undefined where it
 * cannot be: other models, a tagger (of which only its answers about each side's own tags are kept), or too many pictures to rank
 * all sets in between.
 */
export function joinAlignment(
  {alignment: base}: SeenImages,
  {alignment: head}: SeenImages,
  nameOf: (key: string) => string | null,
): SeenAlignment | undefined {
  if (base === undefined || head === undefined || 'unseen' in base || 'unseen' in head) return undefined;
  if (JSON.stringify(base.model) !== JSON.stringify(head.model) || base.space.images + head.space.images > ALL)
    return undefined;
  const space = CaptionSpace.join(base.space, head.space);
  if (space === null) return undefined;
  const from = base.space.texts;
  const moved = (caption: Composition): Composition => caption.map(([text, weight]) => [text + from, weight]);
  const tags = new Map([...head.tags].map(([key, text]) => [key, text + from]));
  const sentences = new Map(base.sentences);
  for (const [key, caption] of head.sentences) {
    const name = nameOf(key);
    if (name !== null) sentences.set(name, moved(caption));
  }
  const cosines = new Map(base.cosines);
  for (const [key, cosine] of head.cosines) {
    const name = nameOf(key);
    if (name !== null) cosines.set(name, cosine);
  }
  return {
    ...base,
    cosines,
    space,
    tags: new Map([...tags, ...base.tags]),
    sentences,
    trusted: base.trusted && head.trusted,
  };
}
