import {mkdirSync, realpathSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import type {AnalyzeOptions} from '../../analyze-options.ts';
import {collectFrom} from '../../open-set.ts';
import {chooseFixes} from '../../advice/choose-fixes.ts';
import {TagnosisError} from '../../errors.ts';
import {isImageFile} from '../../sources/image-files.ts';
import {treat} from '../../treat.ts';
import {patchOf} from '../cli/fix/changes-output.ts';
import {type FileChange, planFiles} from '../cli/fix/file-changes.ts';
import type {SetReport} from './action-report.ts';
import type {Revisions} from './revisions.ts';
import {isInside} from './discover.ts';
import {readable} from './readable.ts';

/** What safe fixes make of the files of some data sets. */
export interface SafeFixes {
  /** By path from the root of the repository. */
  readonly files: readonly {readonly path: string; readonly before: Uint8Array; readonly after: Uint8Array}[];
  /** For `git apply` in the root of the repository. */
  readonly patch: Buffer;
}

/** Of an image no more is needed to read the captions of a set. */
const IMAGE_HEAD = 1024;
const SAFE_CHOICE = {suggested: false, only: [], except: [], tags: []} as const;

/** Whether anything is to be made of a data set: what was found says so, unless not all of it is told. */
export function mayHaveSafeFixes({head}: Pick<SetReport, 'head'>): boolean {
  if (head === null) return false;
  return head.advice.length < head.adviceTotal || chooseFixes(head.advice, SAFE_CHOICE).length > 0;
}

/**
 * Makes the safe fixes of data sets by the code of `tagnosis fix`: on copies of their files in a folder of ours, which lie there as
 * they lie in the repository. Safe fixes never rest on a look at images, so that of those only the first bytes are copied.
 */
export async function safeFixes(
  folders: readonly string[],
  {head: {listing, blobs}}: Pick<Revisions, 'head'>,
  {temp, analyze}: {readonly temp: string; readonly analyze: AnalyzeOptions},
): Promise<SafeFixes> {
  const root = join(realpathSync(temp), 'fixes');
  const changes: FileChange[] = [];
  for (const folder of folders) {
    for (const [path, {kind, oid}] of listing.files) {
      if (kind !== 'file' || !isInside(path, folder)) continue;
      const to = join(root, path);
      mkdirSync(dirname(to), {recursive: true});
      const bytes = readable(() => (isImageFile(path) ? blobs.head(path, oid, IMAGE_HEAD) : blobs.read(path, oid)));
      if (bytes !== null) writeFileSync(to, bytes);
    }
    changes.push(...(await changesIn(join(root, folder), analyze)));
  }
  const files = changes.map(({path, before, after}) => ({path: path.slice(root.length + 1), before, after}));
  return {files, patch: patchOf(changes, root)};
}

async function changesIn(
  folder: string,
  {images: _images, ...analyze}: AnalyzeOptions,
): Promise<readonly FileChange[]> {
  try {
    const opened = await collectFrom(folder, analyze);
    const {storage} = opened.source;
    if (storage === undefined) return [];
    const {purpose = null, off = [], accept = []} = analyze;
    const chooser = {
      choose: (findings: Parameters<typeof chooseFixes>[0]) => chooseFixes(findings, SAFE_CHOICE),
      canDrop: () => false,
    };
    return planFiles(await treat(opened, {purpose, off, accept}, chooser), storage, folder).files;
  } catch (error) {
    // What cannot be fixed was scored all the same.
    if (error instanceof TagnosisError) return [];
    throw error;
  }
}
