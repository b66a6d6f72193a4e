import {type Profile, readsFolderNames} from '../config/profiles.ts';
import {assumeExtension, assumePlugins} from './assume-extension.ts';
import {count, type Candidate, type SourceOptions} from './candidate.ts';
import {inferExtension, isCaptionFile} from './caption-files.ts';
import {folderSource, orphans, pairUp, sift, withSecondCaption, withShared} from './folder-source.ts';
import {isImageFile, refusal} from './image-files.ts';
import type {Note} from './notes.ts';
import {ofImages} from './side-files.ts';
import {untrained} from './subset-notes.ts';
import {subsetsByFolder} from './subsets.ts';
import {ancestors} from './training-folders.ts';
import {byFolder, folderOf, type Tree} from './tree.ts';
import {withUnread} from './unread-captions.ts';

/** Images with captions of the same name beside them; every folder of images is one subset with one repeat. */
export function pairs(tree: Tree, profile: Profile, options: SourceOptions): Candidate | null {
  // kohya_ss trains numbered folders and nothing else.
  if (profile.name === 'kohya-gui' && options.layout !== 'pairs') return null;
  const all = tree.files.filter(isImageFile);
  if (all.length === 0) return null;
  const {images, notes} = within(all, profile, options);
  const folders = new Set(images.map(folderOf));
  const captions = ofImages(
    tree.files.filter(path => isCaptionFile(path, options.captionExtension) && folders.has(folderOf(path))),
    tree.files,
  );
  const ending = options.captionExtension ?? inferExtension(captions) ?? profile.captionExtension ?? '.txt';
  const used = captions.filter(path => path.endsWith(ending));
  const {loaded, rejected} = sift(images, profile, refusal);
  const subsets = [...subsetsByFolder(loaded, profile)];
  const captionsIn = byFolder(used);
  const others = captions.length === used.length ? [] : captions;
  const own = subsets.flatMap(([folder, {subset, images: inside}]) =>
    pairUp(
      inside,
      {paths: captionsIn.get(folder) ?? [], ending},
      {name: subset.name, repeats: 1, regularisation: false},
    ),
  );
  const found = withSecondCaption(withShared(withUnread(own, others)), others);
  const summary = `images with captions beside them: ${count(loaded.length, 'image')}, ${count(used.length, 'caption')}`;
  return {
    layout: 'pairs',
    resolved: found.filter(({caption}) => caption !== null).length,
    visible: images.length,
    rows: 0,
    summary,
    open: () =>
      folderSource({
        tree,
        pairs: found,
        maxCaptionBytes: options.maxCaptionBytes,
        detection: {
          layout: 'pairs',
          name: tree.name,
          captionsOnly: false,
          profile: profile.name,
          why: summary,
          assumptions: [...assumeExtension(used, ending, profile, options), ...assumePlugins(loaded, profile)],
          alsoFound: [],
          rejected,
          notes: [...tree.notes, ...notes, ...orphans(found, {paths: used, ending}, rejected)],
        },
      }),
  };
}

/**
 * The images that a trainer would reach which is told of the topmost folders that have any. For kohya every folder can be
 * an image_dir of its own, and is taken for one.
 */
function within(
  images: readonly string[],
  profile: Profile,
  options: SourceOptions,
): {images: readonly string[]; notes: readonly Note[]} {
  if ((options.recursive ?? profile.recursive) || readsFolderNames(profile)) return {images, notes: []};
  const folders = byFolder(images);
  const isDeeper = (folder: string): boolean =>
    folder !== '' && ['', ...ancestors(folder)].some(above => folders.has(above));
  const deeper = new Map([...folders].filter(([at]) => isDeeper(at)).map(([at, {length}]) => [at, length]));
  return {
    images: deeper.size === 0 ? images : images.filter(path => !deeper.has(folderOf(path))),
    notes: untrained(deeper, () => 'nested-folders'),
  };
}
