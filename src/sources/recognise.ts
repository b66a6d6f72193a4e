import type {Profile} from '../config/profiles.ts';
import {TagnosisError} from '../errors.ts';
import type {Candidate, Recogniser, SourceOptions} from './candidate.ts';
import {captionsApart} from './captions-apart.ts';
import {captionsJson} from './captions-json.ts';
import {captionsOnly} from './captions-only.ts';
import {imagefolder} from './imagefolder.ts';
import {kohyaFolder} from './kohya-folder.ts';
import {kohyaMetadata} from './kohya-metadata.ts';
import {pairs} from './pairs.ts';
import type {Layout} from './source.ts';
import type {Tree} from './tree.ts';
import {shards} from './unsupported.ts';

/** In the order in which they are believed: docs/layouts.md. `shards` only tells what cannot be read yet. */
const RECOGNISERS: readonly {readonly layout: Layout | 'shards'; readonly ask: Recogniser}[] = [
  {layout: 'shards', ask: shards},
  {layout: 'imagefolder', ask: imagefolder},
  {layout: 'kohya-metadata', ask: kohyaMetadata},
  {layout: 'captions-json', ask: captionsJson},
  {layout: 'kohya-folder', ask: kohyaFolder},
  {layout: 'pairs', ask: pairs},
  {layout: 'captions-apart', ask: captionsApart},
  {layout: 'captions-only', ask: captionsOnly},
];

/** A layout of which there is a trace that cannot be read. */
export interface Failure {
  readonly layout: string;
  readonly error: TagnosisError;
}

export interface Recognised {
  /** The first that fits, else the one that captions most. */
  readonly chosen: Candidate | undefined;
  readonly fits: boolean;
  readonly found: readonly Candidate[];
  readonly failed: readonly Failure[];
}

/** Asks for one layout and no other: whatever else lies there need not be readable. */
export function recogniseAs(layout: Layout, tree: Tree, profile: Profile, options: SourceOptions): Candidate {
  const wanted = RECOGNISERS.find(one => one.layout === layout)?.ask(tree, profile, options) ?? null;
  if (wanted !== null) return wanted;
  const {found, failed} = recognise(tree, profile, {...options, layout: 'auto'});
  const names = [...found, ...failed].map(one => one.layout);
  throw new TagnosisError('layout-mismatch', `${tree.name} cannot be read as ${layout}.`, {
    hint: names.length === 0 ? 'No layout was recognised there.' : `Recognised: ${names.join(', ')}.`,
  });
}

/**
 * Asks the layouts in turn, and no further than the first that fits: each question costs a pass over all names. A stray
 * file that cannot be read must not spoil a set that can: it is remembered, in case nothing else fits.
 */
export function recognise(tree: Tree, profile: Profile, options: SourceOptions): Recognised {
  const found: Candidate[] = [];
  const failed: Failure[] = [];
  for (const {layout, ask} of RECOGNISERS) {
    try {
      const candidate = ask(tree, profile, options);
      if (candidate === null) continue;
      found.push(candidate);
      if (isFit(candidate)) return {chosen: candidate, fits: true, found, failed};
    } catch (error) {
      if (!(error instanceof TagnosisError)) throw error;
      failed.push({layout, error});
    }
  }
  const [chosen] = found.toSorted((a, b) => b.resolved - a.resolved);
  return {chosen, fits: false, found, failed};
}

function isFit({resolved, visible, rows}: Candidate): boolean {
  return visible === 0 ? rows > 0 : resolved >= visible / 2;
}
