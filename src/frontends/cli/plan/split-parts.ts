import {findAll} from '../../../advice/advise.ts';
import type {Corpus} from '../../../corpus/corpus.ts';
import {matchKey} from '../../../corpus/match-key.ts';
import {TagnosisError} from '../../../errors.ts';
import type {Statistics} from '../../../statistics/statistics.ts';

/** One of the sets that a mixed set comes apart into. */
export interface SplitPart {
  readonly name: string;
  /** The name as part of a file name; no two parts share it. */
  readonly slug: string;
  readonly keys: readonly string[];
  /** Tags that tell it from the other parts, the most telling first. */
  readonly tags: readonly string[];
  /** A word that is no tag of the set yet. */
  readonly trigger: string;
}

export interface Split {
  readonly parts: readonly SplitPart[];
  /** Items that belong to both. */
  readonly shared: readonly string[];
}

/** Where a set that is two sets comes apart. An error where advice proposes no split. */
export function splitParts({corpus, statistics}: {readonly corpus: Corpus; readonly statistics: Statistics}): Split {
  const fixes = findAll(statistics, {purpose: null, off: [], accept: []}).flatMap(finding => finding.fixes);
  const split = fixes.find(fix => fix.kind === 'split-dataset');
  if (split === undefined) {
    throw new TagnosisError('plan-unreadable', 'Nothing says that this set is two sets.', {
      hint: 'Leave out --split. See: tagnosis explain mixed-data-set',
    });
  }
  const {mixture, dataset} = statistics;
  const telling = mixture?.kind === 'counted' ? mixture.parts.map(part => part.telling.map(({tag}) => tag)) : [];
  const known = new Set(corpus.vocabulary.map(({key}) => key));
  const stem = slugOf(dataset.trigger?.text ?? dataset.name);
  const slugs = new Set<string>();
  const parts = split.groups.map(({name, keys}, i): SplitPart => {
    const slug = unlike(slugOf(name), slugs);
    slugs.add(slug);
    const trigger = unlike(`${stem}_${slug.replaceAll('-', '_')}`, known);
    known.add(matchKey(trigger));
    return {name, slug, keys, tags: telling[i] ?? [], trigger};
  });
  return {parts, shared: split.shared};
}

function slugOf(text: string): string {
  const slug = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40);
  return slug === '' ? 'part' : slug;
}

/** With a number, where the name is taken. */
function unlike(name: string, taken: ReadonlySet<string>): string {
  for (let n = 1; ; n++) {
    const tried = n === 1 ? name : `${name}${n}`;
    if (!taken.has(tried) && !taken.has(matchKey(tried))) return tried;
  }
}
