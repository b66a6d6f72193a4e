import {join} from 'node:path';
import {type OptionValue, profileOverrides} from '../../src/config/profile-options.ts';
import {PROFILES} from '../../src/config/profiles.ts';
import {type SourceOptions, SOURCE_DEFAULTS} from '../../src/sources/candidate.ts';
import {openSource} from '../../src/sources/open-source.ts';
import type {Detection} from '../../src/sources/source.ts';
import {type Collected, collectStatistics} from '../../src/statistics/collect.ts';
import {dataSet} from './data-set.ts';

type Files = Parameters<typeof dataSet>[0];

/** One text that the trainer learns, with its share and its tags as written. */
interface ReadRow {
  readonly share: number;
  readonly text: string;
  readonly tags: readonly string[];
  readonly keys: readonly string[];
  readonly fixed: number;
}

export interface ReadSet {
  readonly corpus: Collected['corpus'];
  readonly detection: Detection;
  /** Rows by item. */
  readonly rows: ReadonlyMap<string, readonly ReadRow[]>;
  /** `code` or `code: detail` of every note on an item. */
  readonly notesOf: (key: string) => string[];
  /** Codes of all notes, on items and on the set, each once. */
  readonly codes: readonly string[];
  /** Terms of prose, in order of appearance; null for tags. */
  readonly terms: readonly string[] | null;
}

export interface ReadOptions extends Partial<SourceOptions> {
  /** The trainer's own options. */
  readonly options?: Readonly<Record<string, OptionValue>>;
  /** What to open in the folder: the folder itself unless told. */
  readonly path?: string;
}

/** Files in a real folder, read as their trainer would: from bytes to tags. */
export async function readSet(files: Files, {options = {}, path = '', ...told}: ReadOptions = {}): Promise<ReadSet> {
  const source = await openSource(join(dataSet(files), path), {...SOURCE_DEFAULTS, ...told});
  const name = told.profile === undefined || told.profile === 'auto' ? source.detection.profile : told.profile;
  const profile = PROFILES[name];
  const overrides = profileOverrides(profile, new Map(Object.entries(options)));
  const {corpus, terms} = await collectStatistics(source, {
    profile,
    overrides,
    trigger: [],
    allow: [],
    maxItems: 10_000,
  });
  const notesOf = (key: string): string[] =>
    corpus.notes
      .filter(placed => placed.key === key)
      .map(({note: {code, detail}}) => (detail === undefined ? code : `${code}: ${detail}`));
  const codes = [...corpus.notes.map(({note}) => note), ...source.detection.notes].map(({code}) => code);
  return {
    corpus,
    detection: source.detection,
    rows: rowsOf(corpus),
    notesOf,
    codes: [...new Set(codes)].toSorted(),
    terms: terms?.kind === 'terms' ? terms.corpus.vocabulary.map(({key}) => key) : null,
  };
}

function rowsOf(corpus: Collected['corpus']): Map<string, ReadRow[]> {
  const rows = new Map<string, ReadRow[]>(corpus.keys.map(key => [key, []]));
  for (const [row, item] of corpus.rowItem.entries()) {
    const ids = [...corpus.tags.subarray(corpus.offsets[row], corpus.offsets[row + 1])];
    rows.get(corpus.keys[item] ?? '')?.push({
      share: corpus.rowWeight[row] ?? Number.NaN,
      text: corpus.texts[row] ?? '',
      tags: ids.map(id => corpus.vocabulary[id]?.display ?? ''),
      keys: ids.map(id => corpus.vocabulary[id]?.key ?? ''),
      fixed: corpus.fixed[row] ?? 0,
    });
  }
  return rows;
}
