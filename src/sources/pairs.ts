import type {Profile} from '../config/profiles.ts';
import {assumeExtension} from './assume-extension.ts';
import {count, type Candidate, type SourceOptions} from './candidate.ts';
import {inferExtension, isCaptionFile} from './caption-files.ts';
import {folderSource, orphans, pairUp, sift, withSecondCaption, withShared} from './folder-source.ts';
import {isImageFile, refusal} from './image-files.ts';
import {subsetsByFolder} from './subsets.ts';
import {byFolder, folderOf, type Tree} from './tree.ts';

/** Images with captions of the same name beside them; every folder of images is one subset with one repeat. */
export function pairs(tree: Tree, profile: Profile, options: SourceOptions): Candidate | null {
  const images = tree.files.filter(isImageFile);
  if (images.length === 0) return null;
  const folders = new Set(images.map(folderOf));
  const captions = tree.files.filter(path => isCaptionFile(path) && folders.has(folderOf(path)));
  const ending = options.captionExtension ?? inferExtension(captions) ?? profile.captionExtension ?? '.txt';
  const used = captions.filter(path => path.endsWith(ending));
  const {loaded, rejected} = sift(images, profile, refusal);
  const subsets = [...subsetsByFolder(loaded)];
  const captionsIn = byFolder(used);
  const found = withSecondCaption(
    withShared(
      subsets.flatMap(([folder, {subset, images: own}]) =>
        pairUp(own, captionsIn.get(folder) ?? [], {name: subset.name, repeats: 1, regularisation: false}),
      ),
    ),
    captions.length === used.length ? [] : captions,
  );
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
          assumptions: assumeExtension(used, ending, profile, options),
          alsoFound: [],
          rejected,
          notes: [...tree.notes, ...orphans(found, used)],
        },
      }),
  };
}
