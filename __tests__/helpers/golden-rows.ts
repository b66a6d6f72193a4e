import {readFileSync} from 'node:fs';
import {PROFILES} from '../../src/config/profiles.ts';
import {CorpusBuilder} from '../../src/corpus/corpus-builder.ts';
import type {Corpus} from '../../src/corpus/corpus.ts';
import type {Subset} from '../../src/sources/source.ts';

/** An item of a data set as an outside reader has it; several rows of one key are its variants. */
export interface GoldenRow {
  readonly key: string;
  readonly tags: readonly string[];
  readonly repeats: number;
  readonly weight?: string;
}

const fraction = (told = '1'): number =>
  told
    .split('/')
    .map(Number)
    .reduce((a, b) => a / b);

/** The rows of a file, and the set they are of. */
export function goldenRows(file: string): {readonly set: string; readonly items: readonly GoldenRow[]} {
  return JSON.parse(readFileSync(file, 'utf8')) as {set: string; items: GoldenRow[]};
}

/** The corpus of golden rows: repeats as the file has them, variants with their weights. */
export function corpusOfRows(rows: readonly GoldenRow[]): Corpus {
  const builder = new CorpusBuilder(PROFILES.kohya);
  const subsets = new Map<number, Subset>();
  const items = new Map<string, GoldenRow[]>();
  for (const row of rows) {
    const own = items.get(row.key);
    if (own === undefined) items.set(row.key, [row]);
    else own.push(row);
  }
  for (const [key, [first, ...others]] of items) {
    if (first === undefined) continue;
    const {repeats} = first;
    const subset = subsets.get(repeats) ?? {name: `×${repeats}`, repeats, regularisation: false};
    subsets.set(repeats, subset);
    const captions = [first, ...others].map(({tags, weight}) => ({
      text: tags.join(', '),
      probability: fraction(weight),
    }));
    builder.add({key, captions, subset, notes: []});
  }
  return builder.build();
}
