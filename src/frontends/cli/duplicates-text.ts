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
}

const CLUSTERS = 20;
const MEMBERS = 8;
const PAIRS = 5;

/** Copies for people: what to keep, and why. */
export function duplicatesText(images: ImageStatistics, {paint, width, all}: Shown): string {
  const {groups} = images;
  const shown = all ? groups : groups.slice(0, CLUSTERS);
  const blocks = shown.map(group => block(group, {paint, width, all}));
  const rest = groups.length - shown.length;
  return `${[
    flow(copiesHead(images), width).join('\n'),
    ...blocks,
    ...(rest > 0 ? [`… and ${thousands(rest)} more groups: --all shows them.`] : []),
    ...others(images, width),
  ].join('\n\n')}\n`;
}

function block(cluster: ImageCluster, {paint, width, all}: Shown): string {
  const {keys, keep, why} = cluster;
  const drop = keys.filter(key => key !== keep);
  const shown = all ? drop : drop.slice(0, MEMBERS);
  const rest = drop.length - shown.length;
  return [
    paint(clusterHead(cluster), 'bold'),
    ...flow(`keep ${safeText(keep, 200)} (${KEEP_REASONS[why]})`, width - 2).map(line => `  ${line}`),
    ...shown.map(key => `  drop ${fit(safeText(key, 300), width - 8)}`),
    ...(rest > 0 ? [`  … and ${thousands(rest)} more`] : []),
  ].join('\n');
}

function others(images: ImageStatistics, width: number): string[] {
  const {mirrors, turned, lookAlikes} = images;
  return [
    ...pairBlock(mirrors, 'a picture and its mirror image (no copies to a trainer)', {width, says: () => ''}),
    ...pairBlock(turned, 'a picture and itself turned (no copies to a trainer)', {
      width,
      says: ({turn}) => ` (${TURN_WORDS[turn]})`,
    }),
    ...(lookAlikes.total === 0
      ? []
      : [
          flow(`${thousands(lookAlikes.total)} pairs look alike to hashes and not to a closer look.`, width).join('\n'),
        ]),
    ...copiesRemarks(images),
  ];
}

/** How many pairs there are of a kind, and the first of them. */
function pairBlock<T extends {readonly a: string; readonly b: string}>(
  found: NamedPairs<T> | undefined,
  what: string,
  {width, says}: {readonly width: number; readonly says: (pair: T) => string},
): string[] {
  if (found === undefined || found.total === 0) return [];
  const shown = found.pairs.slice(0, PAIRS);
  const lines = shown.map(
    pair => `  ${fit(`${safeText(pair.a, 150)} = ${safeText(pair.b, 150)}${says(pair)}`, width - 3)}`,
  );
  return [[...flow(`${thousands(found.total)} × ${what}:`, width), ...lines].join('\n')];
}
