import {type Profile, readsFolderNames} from '../config/profiles.ts';
import {TagnosisError} from '../errors.ts';
import {assumeExtension, assumePlugins} from './assume-extension.ts';
import type {Candidate, SourceOptions} from './candidate.ts';
import {count} from './candidate.ts';
import {inferExtension, isCaptionFile} from './caption-files.ts';
import {folderSource, orphans, pairUp, sift, withSecondCaption, withShared} from './folder-source.ts';
import {isImageFile, refusal} from './image-files.ts';
import type {Note} from './notes.ts';
import type {FolderName} from './repeats-folder.ts';
import {ofImages} from './side-files.ts';
import type {Subset} from './source.ts';
import {staleCaches, uncaptioned, untrained} from './subset-notes.ts';
import {readFolderName, trainingFolders, type TrainingFolders} from './training-folders.ts';
import {byFolder, fileName, folderOf, type Tree} from './tree.ts';
import {withUnread} from './unread-captions.ts';

/** `N_name` folders with images, as sd-scripts' train_data_dir: children of the root, the root itself, or folders deeper. */
export function kohyaFolder(tree: Tree, profile: Profile, options: SourceOptions): Candidate | null {
  if (!readsFolderNames(profile)) return notKohya(profile, options);
  const images = tree.files.filter(isImageFile);
  const byPlace = byFolder(images);
  const training = trainingFolders([...byPlace.keys()], tree.name, profile);
  if (training === null) return noFolder(tree, images.length, profile, options);
  const {folders, parents} = training;
  const isTrained = (path: string): boolean => folders.has(folderOf(path));
  const inside = ofImages(
    tree.files.filter(path => isCaptionFile(path, options.captionExtension) && isTrained(path)),
    tree.files,
  );
  const ending = options.captionExtension ?? inferExtension(inside) ?? profile.captionExtension ?? '.txt';
  const {loaded, rejected} = sift(images.filter(isTrained), profile, refusal);
  const used = inside.filter(path => path.endsWith(ending));
  const [imagesIn, captionsIn] = [byFolder(loaded), byFolder(used)];
  const own = [...folders].flatMap(([folder, name]) =>
    pairUp(
      imagesIn.get(folder) ?? [],
      {paths: captionsIn.get(folder) ?? [], ending},
      subsetOf(folder || tree.name, name),
    ),
  );
  const others = inside.length === used.length ? [] : inside;
  const pairs = withSecondCaption(withShared(withUnread(own, others)), others);
  const summary = summaryOf(training, loaded.length, used.length);
  return {
    layout: 'kohya-folder',
    resolved: pairs.filter(({caption}) => caption !== null).length,
    visible: [...byPlace].reduce((total, [folder, list]) => total + (isSeen(folder, training) ? list.length : 0), 0),
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
          assumptions: [...assumeExtension(used, ending, profile, options), ...assumePlugins(loaded, profile)],
          alsoFound: [],
          rejected,
          notes: [
            ...tree.notes,
            ...(parents.size > 1 ? [{code: 'several-training-folders' as const, detail: [...parents].join(', ')}] : []),
            ...folderNotes(byPlace, training, profile),
            ...orphans(pairs, {paths: used, ending}, rejected),
            ...uncaptioned(pairs),
            ...staleCaches(tree, pairs),
          ],
        },
      }),
  };
}

/** Other trainers do not read repeats out of names: their images are pairs. */
function notKohya({name}: Profile, {layout}: SourceOptions): null {
  if (layout !== 'kohya-folder') return null;
  throw new TagnosisError('layout-mismatch', `${name} reads no repeats from the names of folders.`, {
    hint: 'Choose --layout pairs, or --profile kohya.',
  });
}

/** kohya_ss refuses to start without an `N_name` folder; sd-scripts can be told of any folder. */
function noFolder({name}: Tree, images: number, profile: Profile, {layout, captions}: SourceOptions): null {
  const asked = layout === 'kohya-folder' || (layout === 'auto' && captions === undefined);
  if (profile.name !== 'kohya-gui' || images === 0 || !asked) return null;
  throw new TagnosisError('layout-mismatch', `${name} holds no folder that kohya_ss trains, and it refuses to start.`, {
    hint: 'Move the images into a folder such as 10_cat, or choose --profile kohya.',
  });
}

function summaryOf({folders, parents}: TrainingFolders, images: number, captions: number): string {
  const where =
    parents.size === 0 ? './' : [...parents].map(parent => (parent === '' ? './' : `${parent}/`)).join(', ');
  return `kohya folders: ${where} (${count(folders.size, 'folder')}, ${count(images, 'image')}, ${count(captions, 'caption')})`;
}

function subsetOf(name: string, {repeats, classTokens}: FolderName): Subset {
  return {name, repeats, regularisation: false, ...(classTokens === '' ? {} : {classTokens})};
}

/** Where the trainer looks for images or their folders; what lies deeper was never meant for it. */
function isSeen(folder: string, {folders, parents}: TrainingFolders): boolean {
  return folders.has(folder) || parents.has(folder) || (folder !== '' && parents.has(folderOf(folder)));
}

/** Images that lie where kohya does not look. */
function folderNotes(
  byPlace: ReadonlyMap<string, readonly string[]>,
  {folders, parents}: TrainingFolders,
  profile: Profile,
): Note[] {
  const left = new Map([...byPlace].flatMap(([at, {length}]) => (folders.has(at) ? [] : [[at, length] as const])));
  return untrained(left, folder => {
    if (parents.has(folder)) return 'images-in-parent';
    if (folder === '' || !parents.has(folderOf(folder))) return 'nested-folders';
    return readFolderName(fileName(folder), profile) === null ? 'folder-without-repeats' : 'repeats-below-one';
  });
}
