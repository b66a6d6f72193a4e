import {TagnosisError} from '../../errors.ts';
import type {Looked} from '../html/copies-of.ts';
import {imageIds} from '../../statistics/image-ids.ts';
import type {SeenImages} from '../../statistics/seen-images.ts';
import {duplicatesText} from './duplicates-text.ts';
import {type Parsed, textOption} from './options.ts';
import {ansi, plain} from './paint.ts';
import {colourOf, widthOf} from './terminal.ts';
import type {World} from './world.ts';

type Format = 'text' | 'json' | 'html';

/** How copies become a document. What cannot be asked for is refused before any image is looked at. */
export function duplicatesOutput(world: World, parsed: Parsed): (looked: Looked) => string | Promise<string> {
  const format = formatOf(parsed);
  const all = parsed.values.has('all');
  if (format === 'json') return looked => `${JSON.stringify({...looked.images, ...idsOf(looked)}, null, 2)}\n`;
  const toFile = parsed.values.has('output');
  if (format === 'html') {
    if (world.outTty && !toFile) {
      throw new TagnosisError('usage', 'A page is nothing to read in a terminal.', {hint: 'Add -o copies.html'});
    }
    return async looked => (await import('../html/copies-of.ts')).copiesOf(looked, {all, signal: world.signal});
  }
  const paint = colourOf(world) && !toFile && !parsed.values.has('no-color') ? ansi : plain;
  const width = widthOf(toFile ? {...world, outTty: false} : world);
  return ({images, opened}) => duplicatesText(images, {paint, width, all, idOf: shortIds(opened?.collected.images)});
}

function formatOf(parsed: Parsed): Format {
  const told = textOption(parsed, 'format');
  const output = textOption(parsed, 'output') ?? '';
  if (told === undefined) return output.endsWith('.json') ? 'json' : /\.html?$/.test(output) ? 'html' : 'text';
  if (told === 'text' || told === 'json' || told === 'html') return told;
  throw new TagnosisError('usage', `--format knows text, json and html, not "${told}".`, {
    hint: 'See: tagnosis duplicates --help',
  });
}

/** Ids of all pictures that are named, for `duplicates.ignore`. */
function idsOf({images, opened}: Looked): {readonly ids?: Readonly<Record<string, string>>} {
  const seen = opened?.collected.images;
  if (seen === undefined) return {};
  const {whole} = imageIds(seen);
  const {groups, mirrors, turned, lookAlikes} = images;
  const pairs = [...mirrors.pairs, ...(turned?.pairs ?? []), ...lookAlikes.pairs];
  const keys = new Set([...groups.flatMap(group => group.keys), ...pairs.flatMap(({a, b}) => [a, b])]);
  return {ids: Object.fromEntries([...keys].toSorted().flatMap(key => named(key, whole(key))))};
}

function named(key: string, id: string | null): (readonly [string, string])[] {
  return id === null ? [] : [[key, id]];
}

function shortIds(seen: SeenImages | undefined): (key: string) => string | null {
  return seen === undefined ? () => null : imageIds(seen).short;
}
