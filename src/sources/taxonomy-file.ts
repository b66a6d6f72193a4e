import {createHash} from 'node:crypto';
import {readFileSync, statSync} from 'node:fs';
import {createRequire} from 'node:module';
import {basename} from 'node:path';
import {TagnosisError} from '../errors.ts';

/** How a site numbers its categories. */
export type TaxonomyScheme = 'danbooru' | 'e621' | 'kbl' | 'wd';

/** What kind of thing a tag names, over all sites' numbering. */
type Category = 'general' | 'artist' | 'copyright' | 'character' | 'species' | 'meta' | 'lore' | 'rating' | 'other';

/** A site's list of tags as its file has it. */
export interface TaxonomyFile {
  /** Hash of the file. */
  readonly id: string;
  readonly tags: readonly {readonly name: string; readonly category: Category; readonly posts: number}[];
  /** [other name, name], in the order of the file. */
  readonly aliases: readonly (readonly [string, string])[];
}

const LARGEST = 256 * 1024 * 1024;
const HINT =
  'Known: name,category,count,"alias,alias" · tag_id,name,category,count · id,antecedent_name,consequent_name,created_at,status.';

const SITE: Readonly<Record<number, Category>> = {0: 'general', 1: 'artist', 3: 'copyright', 4: 'character', 5: 'meta'};
const SCHEMES: Readonly<Record<TaxonomyScheme, Readonly<Record<number, Category>>>> = {
  danbooru: SITE,
  e621: {...SITE, 5: 'species', 7: 'meta', 8: 'lore'},
  kbl: {0: 'general', 2: 'character', 3: 'copyright', 4: 'meta'},
  wd: {...SITE, 9: 'rating'},
};
export const TAXONOMY_SCHEMES: readonly TaxonomyScheme[] = ['danbooru', 'e621', 'kbl', 'wd'];

/**
 * Reads a list of tags: `name,category,count,"alias,alias"` without header (booru autocompletion), `tag_id,name,category,count`
 * (a tagger's), or a dump of aliases, of which the active ones count. Numbers of categories are those of the scheme.
 */
export function readTaxonomyFile(path: string, scheme?: TaxonomyScheme): TaxonomyFile {
  const bytes = contents(path);
  const id = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  const rows = records(bytes.toString('utf8'), path);
  const [head] = rows;
  if (head === undefined) throw new TagnosisError('taxonomy-syntax', `${basename(path)} is empty.`, {hint: HINT});
  if (head[0] === 'tag_id')
    return {id, tags: rows.slice(1).map(row => tagOf(row.slice(1), scheme ?? 'wd', path)), aliases: []};
  if (head[1] === 'antecedent_name') {
    const active = rows.slice(1).filter(row => row[4] === 'active');
    return {id, tags: [], aliases: active.map(([, alias = '', name = '']) => [alias, name] as const)};
  }
  const tags = rows.map(row => tagOf(row, scheme ?? 'danbooru', path));
  const aliases = rows.flatMap(([name = '', , , others = '']) =>
    others.split(',').flatMap(alias => (alias === '' ? [] : [[alias, name] as const])),
  );
  return {id, tags, aliases};
}

function contents(path: string): Buffer {
  try {
    if (statSync(path).size <= LARGEST) return readFileSync(path);
  } catch (cause) {
    throw new TagnosisError('source-not-found', `The taxonomy ${path} cannot be read.`, {
      hint: 'Check --taxonomy.',
      cause,
    });
  }
  throw new TagnosisError('taxonomy-syntax', `${basename(path)} is larger than 256 MiB.`, {hint: HINT});
}

function records(text: string, path: string): readonly (readonly string[])[] {
  const {parse} = createRequire(import.meta.url)('csv-parse/sync') as typeof import('csv-parse/sync');
  try {
    return parse(text, {bom: true, relax_column_count: true, skip_empty_lines: true});
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    throw new TagnosisError('taxonomy-syntax', `${basename(path)}: ${said}`, {hint: HINT, cause});
  }
}

/** Counts may be words ("1.2M") in lists made for people; the tag is known all the same. */
function tagOf(
  [name = '', category = '', count = '']: readonly string[],
  scheme: TaxonomyScheme,
  path: string,
): TaxonomyFile['tags'][number] {
  const number = Number(category);
  if (name === '' || category.trim() === '' || !Number.isInteger(number)) {
    throw new TagnosisError(
      'taxonomy-syntax',
      `${basename(path)} is no list of tags: "${name}" has the category "${category}".`,
      {hint: HINT},
    );
  }
  const posts = Number(count);
  return {name, category: SCHEMES[scheme][number] ?? 'other', posts: Number.isFinite(posts) ? posts : 0};
}
