import {resolve} from 'node:path';
import type {Opened} from '../../../open-set.ts';
import {type PlannedSubset, shownPath} from './planned-subset.ts';

/**
 * Folders of regularisation images with the repeats that they have. They are judged nowhere and so not in the corpus: the set is
 * read again, and only where it has such images.
 */
export async function regularisationSubsets({source, collected, collectOptions}: Opened): Promise<PlannedSubset[]> {
  const {storage} = source;
  if (collected.corpus.regularisation === 0 || storage === undefined) return [];
  const found = new Map<string, PlannedSubset>();
  for await (const {subset} of source.items(collectOptions.signal)) {
    if (!subset.regularisation) continue;
    const {name, repeats, classTokens} = subset;
    const whole = Math.max(1, Math.round(repeats));
    const known = found.get(name) ?? {
      name,
      folder: shownPath(resolve(storage.root, name)),
      metadata: null,
      items: 0,
      from: whole,
      repeats: whole,
      classTokens: classTokens ?? null,
      regularisation: true,
    };
    found.set(name, {...known, items: known.items + 1});
  }
  return [...found.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
