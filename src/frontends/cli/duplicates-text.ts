import {thousands} from '../../math/thousands.ts';
import type {ImageCluster} from '../../statistics/image-clusters.ts';
import type {ImageStatistics} from '../../statistics/images.ts';
import type {NamedPairs} from '../../statistics/named-pairs.ts';
import {clusterHead, copiesHead, copiesRemarks, KEEP_REASONS, TURN_WORDS} from '../words/copies-words.ts';
import {fit, flow} from './columns.ts';
import {safeText} from './safe-text.ts';
import type {TextStyle} from './text/style.ts';

interface Shown extends TextStyle {
  /** All clusters, all members. */
  readonly all: boolean;
  /** What `duplicates.ignore` calls a picture; null where that is not known. */
  readonly idOf: (key: string) => string | null;
}

const CLUSTERS = 20;
const MEMBERS = 8;
const PAIRS = 5;

/** Copies for people: what to keep, and why. */
export function duplicatesText(images: ImageStatistics, style: Shown): string {
  const {width, all} = style;
  const {groups} = images;
  const shown = all ? groups : groups.slice(0, CLUSTERS);
  const blocks = shown.map(group => block(group, style));
  const rest = groups.length - shown.length;
  return `${[
    flow(copiesHead(images), width).join('\n'),
    ...blocks,
    ...(rest > 0 ? [`… and ${thousands(rest)} more groups: --all shows them.`] : []),
    ...others(images, style),
    ...acceptHint(images, style),
  ].join('\n\n')}\n`;
}

function block(cluster: ImageCluster, {paint, width, all, idOf}: Shown): string {
  const {keys, keep, why} = cluster;
  const drop = keys.filter(key => key !== keep);
  const shown = all ? drop : drop.slice(0, MEMBERS);
  const rest = drop.length - shown.length;
  return [
    paint(clusterHead(cluster), 'bold'),
    ...flow(`keep ${idWord(idOf(keep))}${safeText(keep, 200)} (${KEEP_REASONS[why]})`, width - 2).map(
      line => `  ${line}`,
    ),
    ...shown.map(key => {
      const id = idWord(idOf(key));
      return `  drop ${id}${fit(safeText(key, 300), width - 8 - id.length)}`;
    }),
    ...(rest > 0 ? [`  … and ${thousands(rest)} more`] : []),
  ].join('\n');
}

function others(images: ImageStatistics, {width, idOf}: Shown): string[] {
  const {mirrors, turned, lookAlikes} = images;
  return [
    ...pairBlock(mirrors, 'a picture and its mirror image (no copies to a trainer)', {width, idOf, says: () => ''}),
    ...pairBlock(turned, 'a picture and itself turned (no copies to a trainer)', {
      width,
      idOf,
      says: ({turn}) => ` (${TURN_WORDS[turn]})`,
    }),
    ...(lookAlikes.total === 0
      ? []
      : [
          flow(`${thousands(lookAlikes.total)} pairs look alike to hashes and not to a closer look.`, width).join('\n'),
        ]),
    ...copiesRemarks(images).map(remark => flow(remark, width).join('\n')),
  ];
}

interface Listed<T> extends Pick<Shown, 'width' | 'idOf'> {
  readonly says: (pair: T) => string;
}

/** How many pairs there are of a kind, and the first of them. */
function pairBlock<T extends {readonly a: string; readonly b: string}>(
  found: NamedPairs<T> | undefined,
  what: string,
  {width, idOf, says}: Listed<T>,
): string[] {
  if (found === undefined || found.total === 0) return [];
  const named = (key: string): string => `${idWord(idOf(key))}${safeText(key, 150)}`;
  const lines = found.pairs
    .slice(0, PAIRS)
    .map(pair => `  ${fit(`${named(pair.a)} = ${named(pair.b)}${says(pair)}`, width - 3)}`);
  return [[...flow(`${thousands(found.total)} × ${what}:`, width), ...lines].join('\n')];
}

function idWord(id: string | null): string {
  return id === null ? '' : `${id} `;
}

/**
 * How to accept a pair that is meant, with one for an example, of two files rather than of one twice; YAML takes some ids for
 * numbers.
 */
function acceptHint({groups, mirrors}: ImageStatistics, {width, idOf}: Shown): string[] {
  const sets = [...groups.map(({keys}) => keys), ...mirrors.pairs.map(({a, b}) => [a, b])];
  const named = sets.map(keys => keys.flatMap(key => idOf(key) ?? []));
  const different = named.map(ids => [...new Set(ids)]).find(ids => ids.length > 1);
  const [one, other] = different ?? named[0] ?? [];
  if (one === undefined || other === undefined) return [];
  const hint = `A pair that is meant is left out by its ids in tagnosis.yml: duplicates: {ignore: [["${one}", "${other}"]]}`;
  return [flow(hint, width).join('\n')];
}
