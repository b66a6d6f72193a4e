import type {Profile} from '../config/profiles.ts';
import type {Candidate, SourceOptions} from './candidate.ts';
import {count} from './candidate.ts';
import {inferExtension, isCaptionFile} from './caption-files.ts';
import {assumeExtension} from './assume-extension.ts';
import {folderSource, orphans, type Pair, pairUp, sift, withSecondCaption, withShared} from './folder-source.ts';
import {isImageFile, refusal} from './image-files.ts';
import type {Note} from './notes.ts';
import {parseFolderName} from './repeats-folder.ts';
import type {Subset} from './source.ts';
import {byFolder, fileName, folderOf, type Tree} from './tree.ts';

const DEEPEST = 3;

/** `N_name` folders with images, as sd-scripts' train_data_dir: children of the root, or of folders up to 3 levels down. */
export function kohyaFolder(tree: Tree, profile: Profile, options: SourceOptions): Candidate | null {
  const images = tree.files.filter(isImageFile);
  const folders = [...new Set(images.map(folderOf))];
  const training = folders.filter(folder => trained(folder) !== null);
  if (training.length === 0) return null;
  const parents = [...new Set(training.map(folderOf))];
  const captions = tree.files.filter(isCaptionFile);
  const inside = captions.filter(path => training.includes(folderOf(path)));
  const ending = options.captionExtension ?? inferExtension(inside) ?? profile.captionExtension ?? '.txt';
  const {loaded, rejected} = sift(
    images.filter(path => training.includes(folderOf(path))),
    profile,
    refusal,
  );
  const used = inside.filter(path => path.endsWith(ending));
  const [imagesIn, captionsIn] = [byFolder(loaded), byFolder(used)];
  const pairs = withSecondCaption(
    withShared(
      training.flatMap(folder => pairFolder(folder, imagesIn.get(folder) ?? [], captionsIn.get(folder) ?? [])),
    ),
    inside.length === used.length ? [] : inside,
  );
  const resolved = pairs.filter(({caption}) => caption !== null).length;
  const where = parents.map(parent => (parent === '' ? './' : `${parent}/`)).join(', ');
  const summary = `kohya folders: ${where} (${count(training.length, 'folder')}, ${count(loaded.length, 'image')}, ${count(used.length, 'caption')})`;
  return {
    layout: 'kohya-folder',
    resolved,
    visible: images.length,
    rows: 0,
    summary,
    open: () =>
      folderSource({
        tree,
        pairs,
        maxCaptionBytes: options.maxCaptionBytes,
        detection: {
          layout: 'kohya-folder',
          name: tree.name,
          captionsOnly: false,
          profile: profile.name,
          why: summary,
          assumptions: assumeExtension(used, ending, profile, options),
          alsoFound: [],
          rejected,
          notes: [
            ...tree.notes,
            ...folderNotes(folders, images, parents),
            ...orphans(pairs, used),
            ...uncaptioned(pairs),
            ...staleCaches(tree, pairs),
          ],
        },
      }),
  };
}

/** Repeats and class of a folder that kohya would train, else null. */
function trained(folder: string): {repeats: number; classTokens: string} | null {
  if (folder === '' || folder.split('/').length > DEEPEST + 1) return null;
  const parsed = parseFolderName(fileName(folder));
  return parsed !== null && parsed.repeats >= 1 ? parsed : null;
}

function pairFolder(folder: string, images: readonly string[], captions: readonly string[]): Pair[] {
  const parsed = trained(folder);
  const subset: Subset = {
    name: folder,
    repeats: parsed?.repeats ?? 1,
    regularisation: false,
    ...(parsed === null || parsed.classTokens === '' ? {} : {classTokens: parsed.classTokens}),
  };
  return pairUp(images, captions, subset);
}

/** Images that lie where kohya does not look. */
function folderNotes(folders: readonly string[], images: readonly string[], parents: readonly string[]): Note[] {
  const notes: Note[] = parents.length > 1 ? [{code: 'several-training-folders', detail: parents.join(', ')}] : [];
  for (const folder of folders) {
    if (trained(folder) !== null) continue;
    const parsed = folder === '' ? null : parseFolderName(fileName(folder));
    const n = images.filter(path => folderOf(path) === folder).length;
    const note = {place: folder === '' ? '.' : folder, detail: `${count(n, 'image')} not trained`};
    if (parsed !== null && parsed.repeats < 1) notes.push({code: 'repeats-below-one', ...note});
    else if (parents.includes(folder)) notes.push({code: 'images-in-parent', ...note});
    else if (parents.includes(folderOf(folder))) notes.push({code: 'folder-without-repeats', ...note});
    else notes.push({code: 'nested-folders', ...note});
  }
  return notes;
}

/** Folders whose metadata_cache.json is older than one of their captions: sd-scripts trains what the cache holds. */
function staleCaches(tree: Tree, pairs: readonly Pair[]): Note[] {
  const caches = tree.files.filter(path => fileName(path) === 'metadata_cache.json');
  return caches.flatMap(cache => {
    const written = tree.modified?.(cache) ?? Infinity;
    const own = pairs.filter(({caption}) => caption !== null && folderOf(caption) === folderOf(cache));
    const newer = own.filter(({caption}) => (tree.modified?.(caption ?? '') ?? 0) > written).length;
    return newer === 0 ? [] : [{code: 'stale-cache' as const, place: cache, detail: count(newer, 'newer caption')}];
  });
}

/** Subsets trained on their class tokens alone: kohya's usual way with regularisation-like sets, no defect. */
function uncaptioned(pairs: readonly Pair[]): Note[] {
  const subsets = new Map<string, boolean>();
  for (const {subset, caption} of pairs)
    subsets.set(subset.name, (subsets.get(subset.name) ?? false) || caption !== null);
  return [...subsets].filter(([, any]) => !any).map(([place]) => ({code: 'subset-without-captions' as const, place}));
}
