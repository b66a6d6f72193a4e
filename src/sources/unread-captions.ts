import type {Pair} from './folder-source.ts';
import {fileName, stem} from './tree.ts';

/** Images whose caption is there under another extension than the one that is read. `captions` holds all extensions. */
export function withUnread(pairs: readonly Pair[], captions: readonly string[]): readonly Pair[] {
  if (pairs.every(({caption}) => caption !== null)) return pairs;
  const byStem = new Map(captions.map(path => [stem(path), path]));
  return pairs.map((pair): Pair => {
    const other = pair.caption === null && pair.image !== null ? byStem.get(stem(pair.image)) : undefined;
    return other === undefined ? pair : {...pair, notes: [{code: 'caption-extension-unread', detail: fileName(other)}]};
  });
}
