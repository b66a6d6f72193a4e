import type {AnalyzeOptions} from '../../analyze-options.ts';
import type {LfsContent} from '../../engines/image/lfs-contents.ts';
import {TagnosisError} from '../../errors.ts';
import {lookOf, profileFor} from '../../open-set.ts';
import {isImageFile} from '../../sources/image-files.ts';
import {AS_STORED, listedMedium, listedPath, type Smudge} from '../../sources/listed-medium.ts';
import {isInside} from './discover.ts';
import type {LfsFiles} from './lfs.ts';
import {readable} from './readable.ts';
import type {Revision, Revisions} from './revisions.ts';
import type {SelectedSet} from './select.ts';

/** Images of which only the pointer is here, and that are judged by what an earlier run saw. */
export interface RememberedImages {
  readonly base: number;
  readonly head: number;
}

/** How pointers of Git LFS are read in a data set, on both sides alike. */
export interface LfsReading {
  readonly smudge: Smudge;
  /** Whether files are read in place of pointers. */
  readonly smudged: boolean;
  readonly remembered: RememberedImages;
}

const NONE: RememberedImages = {base: 0, head: 0};
const POINTERS: LfsReading = {smudge: AS_STORED, smudged: false, remembered: NONE};
const LONGEST_POINTER = 1023;

type Sides = Pick<Revisions, 'base' | 'head' | 'lfs'>;

/**
 * Files of Git LFS are read only where all of both sides are here, or were seen by an earlier run that kept what it saw: else images
 * would be compared on one side and not on the other, and the score would change for that alone.
 */
export async function lfsForBoth(
  {base: from, head: to}: SelectedSet,
  {base, head, lfs}: Sides,
  options: AnalyzeOptions,
): Promise<LfsReading> {
  const before = base === null || from === null ? [] : filesNotHere(base, from, lfs);
  const after = to === null ? [] : filesNotHere(head, to, lfs);
  if (before === null || after === null) return POINTERS;
  const remembered = {base: before.length, head: after.length};
  const areKnown =
    (base === null || from === null || (await canJudge(before, {revision: base, folder: from, lfs, options}))) &&
    (to === null || (await canJudge(after, {revision: head, folder: to, lfs, options})));
  return areKnown ? {smudge: lfs, smudged: true, remembered} : POINTERS;
}

/** Images that were seen before and are not in the checkout; null where there is a file of which nothing is known. */
function filesNotHere({listing, blobs}: Revision, folder: string, lfs: LfsFiles): readonly LfsContent[] | null {
  const oids = new Map<string, string>();
  for (const [path, {kind, oid}] of listing.files) if (kind === 'file' && isInside(path, folder)) oids.set(path, oid);
  blobs.announce(listing.folders.get(folder) ?? '', oids);
  const found: LfsContent[] = [];
  for (const [path, oid] of oids) {
    if (blobs.size(oid) === 0 || blobs.size(oid) > LONGEST_POINTER) continue;
    const bytes = readable(() => blobs.head(path, oid, LONGEST_POINTER));
    const pointer = bytes === null ? null : lfs.pointer(bytes);
    if (bytes === null || pointer === null) continue;
    if (!isImageFile(path)) {
      // Of texts nothing is kept.
      if (lfs.whole(bytes) === bytes) return null;
      continue;
    }
    const content = lfs.seen(pointer);
    if (content === null) return null;
    if (!lfs.isHere(pointer)) found.push(content);
  }
  return found;
}

interface Place {
  readonly revision: Revision;
  readonly folder: string;
  readonly lfs: LfsFiles;
  readonly options: AnalyzeOptions;
}

/** Whether all that is asked of images was kept of them: by the eyes of this trainer, and by this model. */
async function canJudge(contents: readonly LfsContent[], {revision, folder, lfs, options}: Place): Promise<boolean> {
  const {images, alignment} = options;
  if (contents.length === 0 || (images === undefined && alignment === undefined)) return true;
  const ids = contents.map(({blob}) => blob);
  const medium = listedMedium(revision.listing, revision.blobs, lfs);
  try {
    const profile = await profileFor({medium, at: listedPath(folder)}, options);
    const look = lookOf(images ?? {}, profile);
    const {areKnown} = await import('../../engines/image/look.ts');
    if (!areKnown(ids, look)) return false;
    if (alignment === undefined) return true;
    const {areEmbedded} = await import('../../engines/clip/are-embedded.ts');
    return await areEmbedded(ids, {...look, ...alignment});
  } catch (error) {
    // Whoever reads the set or opens the model says so.
    if (error instanceof TagnosisError) return false;
    throw error;
  }
}
