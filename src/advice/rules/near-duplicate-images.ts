import type {ImageCluster} from '../../statistics/image-clusters.ts';
import {clusterEvidence} from '../evidence.ts';
import type {Draft, Fix} from '../finding.ts';
import {defineRule, type Rule} from '../rule.ts';
import {say} from '../words.ts';
import {nearDuplicateImagesWords, type CopyKind} from './near-duplicate-images.words.ts';

/** Redundant share of all images from which it is a warning, and an error: docs/scoring.md. */
const GOOD = 0.05;
const POOR = 0.2;

const KINDS: readonly CopyKind[] = ['exact', 'pointers', 'near', 'nearly-empty'];

/**
 * Copies of images: exact ones, pointers of Git LFS to one file, edited ones and those of nearly empty pictures by themselves; one of
 * each is worth keeping.
 */
export const nearDuplicateImages: Rule<'images'> = defineRule({
  id: 'near-duplicate-images',
  patterns: ['G'],
  version: 1,
  title: 'Near-duplicate images',
  needs: ['images'],
  restsOn: 'files',
  normalFor: [],
  find({images: {groups, ok, clusters, pointers}}, {open}) {
    const share = ok === 0 ? 0 : (ok - clusters) / ok;
    const judged = open(groups, ({keep}) => keep);
    return KINDS.flatMap(kind => {
      const own = judged.filter(cluster => kindOf(cluster) === kind);
      if (own.length === 0) return [];
      if (kind !== 'pointers') return [draftOf(kind, own, {share, images: ok})];
      const images = ok + pointers;
      return [draftOf(kind, own, {share: (ok - clusters + copiesIn(own)) / images, images})];
    });
  },
});

/** Of what bytes or pixels prove nothing has to be believed. */
function kindOf({exact, lowDetail, pointers}: ImageCluster): CopyKind {
  if (pointers === true) return 'pointers';
  if (exact) return 'exact';
  return lowDetail ? 'nearly-empty' : 'near';
}

function copiesIn(clusters: readonly ImageCluster[]): number {
  return clusters.reduce((n, {keys}) => n + keys.length - 1, 0);
}

function draftOf(
  kind: CopyKind,
  clusters: readonly ImageCluster[],
  {share, images}: {readonly share: number; readonly images: number},
): Draft {
  const severity = share >= POOR ? 'error' : share >= GOOD ? 'warning' : 'note';
  return {
    severity: kind === 'nearly-empty' ? 'note' : severity,
    subject: {kind: 'items', keys: [kind]},
    ...say(nearDuplicateImagesWords, {
      kind,
      copies: copiesIn(clusters),
      images,
      acrossFolders: clusters.some(({acrossFolders}) => acrossFolders),
    }),
    evidence: [
      clusterEvidence(
        clusters.map(({keep, keys}) => [keep, ...keys.filter(key => key !== keep)]),
        clusters.length,
      ),
    ],
    fixes: clusters.map(({keep, keys}): Fix => ({
      kind: 'keep-one-of-cluster',
      keep,
      drop: keys.filter(key => key !== keep),
      applicability: kind === 'exact' || kind === 'pointers' ? 'suggested' : 'manual',
    })),
  };
}
