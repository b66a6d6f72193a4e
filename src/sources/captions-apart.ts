import type {Profile} from '../config/profiles.ts';
import {TagnosisError} from '../errors.ts';
import {assumeExtension, assumePlugins} from './assume-extension.ts';
import {count, type Candidate, type SourceOptions} from './candidate.ts';
import {captionStem, inferExtension, isCaptionFile} from './caption-files.ts';
import {type CaptionsOf, folderSource, orphans, type Pair, sift} from './folder-source.ts';
import {isImageFile, refusal} from './image-files.ts';
import type {Subset} from './source.ts';
import {subsetsByFolder} from './subsets.ts';
import {fileName, folderOf, stem, type Tree} from './tree.ts';

/** Share of stems that must match, uniquely, before captions elsewhere are believed to belong to the images. */
const MATCH = 0.9;

/**
 * Captions in one other folder below the root. No trainer option makes kohya read them there, so every item carries the
 * defect, unless the user declares the folder; they are joined all the same, because the set is what people want judged.
 */
export function captionsApart(tree: Tree, profile: Profile, options: SourceOptions): Candidate | null {
  const {captions: declared, captionExtension} = options;
  const {loaded, rejected} = sift(tree.files.filter(isImageFile), profile, refusal);
  const stems = new Map(loaded.map(path => [fileName(stem(path)), path]));
  if (stems.size === 0 || stems.size !== loaded.length)
    return declared === undefined ? null : refuse(declared, ambiguity(loaded, stems));
  const imageFolders = new Set(loaded.map(folderOf));
  const captions = tree.files
    .filter(path => isCaptionFile(path, captionExtension))
    .filter(path => (declared === undefined ? !imageFolders.has(folderOf(path)) : folderOf(path) === declared));
  const folder = bestFolder(captions, stems, captionExtension);
  if (folder === null)
    return declared === undefined ? null : refuse(declared, 'no caption there has the name of an image');
  const here = captions.filter(path => folderOf(path) === folder);
  const ending = captionExtension ?? inferExtension(here) ?? '.txt';
  const used = here.filter(path => path.endsWith(ending));
  const found = pairByName(
    [...subsetsByFolder(loaded, profile).values()],
    {paths: used, ending},
    declared !== undefined,
  );
  const resolved = found.filter(({caption}) => caption !== null).length;
  if (declared === undefined && resolved < MATCH * loaded.length) return null;
  if (declared !== undefined && resolved === 0) return refuse(declared, `no ${ending} there has the name of an image`);
  const summary = `images with captions in another folder: ${count(loaded.length, 'image')}, ${count(used.length, 'caption')} in ${shown(folder)}`;
  return {
    layout: 'captions-apart',
    resolved,
    visible: loaded.length,
    rows: 0,
    summary,
    open: () =>
      folderSource({
        tree,
        pairs: found,
        maxCaptionBytes: options.maxCaptionBytes,
        detection: {
          layout: 'captions-apart',
          name: tree.name,
          captionsOnly: false,
          profile: profile.name,
          why: summary,
          assumptions: [...assumeExtension(used, ending, profile, options), ...assumePlugins(loaded, profile)],
          alsoFound: [],
          rejected,
          notes: [...tree.notes, ...orphans(found, {paths: used, ending}, rejected)],
        },
      }),
  };
}

function pairByName(
  subsets: readonly {readonly subset: Subset; readonly images: readonly string[]}[],
  {paths, ending}: CaptionsOf,
  isDeclared: boolean,
): Pair[] {
  const byStem = new Map(paths.map(path => [fileName(captionStem(path, ending)), path]));
  return subsets.flatMap(({subset, images}) =>
    images.map((image): Pair => {
      const caption = byStem.get(fileName(stem(image))) ?? null;
      const code = caption === null ? 'caption-missing' : 'caption-apart';
      return {image, caption, subset, notes: caption !== null && isDeclared ? [] : [{code}]};
    }),
  );
}

/** The user said where the captions are: what then does not fit is a mistake, not a reason to read something else. */
function refuse(declared: string, why: string): never {
  throw new TagnosisError('layout-mismatch', `The captions in ${shown(declared)} do not fit the images: ${why}.`, {
    hint: 'Captions are found by file name: i/1.png and captions/1.txt. See --captions and --caption-extension.',
  });
}

/** Why names of images do not tell them apart. */
function ambiguity(images: readonly string[], stems: ReadonlyMap<string, string>): string {
  const twice = images.find(path => stems.get(fileName(stem(path))) !== path);
  return twice === undefined
    ? 'there is no image that the trainer loads'
    : `${twice} and ${stems.get(fileName(stem(twice))) ?? ''} would share one`;
}

function shown(folder: string): string {
  return folder === '' ? 'the root folder' : `${folder}/`;
}

/** The folder that captions the most images; ties by code unit. */
function bestFolder(captions: readonly string[], stems: ReadonlyMap<string, string>, told?: string): string | null {
  const counts = new Map<string, number>();
  for (const path of captions) {
    if (stems.has(fileName(captionStem(path, told)))) counts.set(folderOf(path), (counts.get(folderOf(path)) ?? 0) + 1);
  }
  return [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? null;
}
