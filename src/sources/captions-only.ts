import type {Profile} from '../config/profiles.ts';
import {assumeExtension} from './assume-extension.ts';
import {count, type Candidate, type SourceOptions} from './candidate.ts';
import {inferExtension, isOrphanCaption} from './caption-files.ts';
import {folderSource} from './folder-source.ts';
import {isImageFile} from './image-files.ts';
import {WHOLE} from './source.ts';
import type {Tree} from './tree.ts';

/** Caption files without any image: each caption is an item. */
export function captionsOnly(tree: Tree, profile: Profile, options: SourceOptions): Candidate | null {
  const captions = tree.files.filter(path => isOrphanCaption(path, options.captionExtension));
  if (captions.length === 0 || tree.files.some(isImageFile)) return null;
  const ending = options.captionExtension ?? inferExtension(captions) ?? '.txt';
  const used = captions.filter(path => path.endsWith(ending));
  const summary = `captions without images: ${count(used.length, 'caption')}`;
  return {
    layout: 'captions-only',
    resolved: 0,
    visible: 0,
    rows: used.length,
    summary,
    open: () =>
      folderSource({
        tree,
        pairs: used.map(caption => ({image: null, caption, subset: WHOLE, notes: []})),
        maxCaptionBytes: options.maxCaptionBytes,
        detection: {
          layout: 'captions-only',
          name: tree.name,
          captionsOnly: true,
          profile: profile.name,
          why: summary,
          assumptions: assumeExtension(used, ending, profile, options),
          alsoFound: [],
          rejected: [],
          notes: [...tree.notes, {code: 'images-absent'}],
        },
      }),
  };
}
