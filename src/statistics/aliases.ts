import type {Corpus} from '../corpus/corpus.ts';
import type {Taxonomy} from '../corpus/taxonomy.ts';

/** A tag that the user's taxonomy knows by another name. */
export interface Alias {
  /** As it is written here, and its match key. */
  readonly tag: string;
  readonly key: string;
  /** The taxonomy's name, written as tags are written here. */
  readonly name: string;
  /** Occurrences, expected number. */
  readonly uses: number;
}

/** Tags that are other names of tags of the taxonomy, the commonest first; none without a taxonomy. */
export function findAliases(corpus: Corpus, taxonomy: Taxonomy | undefined, judged: (tag: number) => boolean): Alias[] {
  if (taxonomy === undefined) return [];
  const write = habitOf(corpus);
  return corpus.vocabulary
    .flatMap(({key, display}, tag) => {
      const name = judged(tag) ? taxonomy.aliases.get(key) : undefined;
      return name === undefined ? [] : [{tag: display, key, name: write(name), uses: corpus.occurrences[tag] ?? 0}];
    })
    .toSorted((a, b) => b.uses - a.uses || (a.key < b.key ? -1 : 1));
}

/** Taxonomies write `a_b_(c)`; captions may write spaces, and escape parentheses. */
function habitOf({vocabulary}: Corpus): (name: string) => string {
  const several = vocabulary.filter(({display}) => /[\p{L}\p{N}]{2}[ _][\p{L}\p{N}]{2}/u.test(display));
  const spaced = several.filter(({display}) => display.includes(' ')).length * 2 > several.length;
  const escaped = vocabulary.some(({display}) => display.includes('\\('));
  return name => {
    const words = spaced && /[\p{L}\p{N}]{2}/u.test(name) ? name.replaceAll('_', ' ') : name;
    return escaped ? words.replace(/[()]/g, '\\$&') : words;
  };
}
