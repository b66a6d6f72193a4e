import {resolve} from 'node:path';
import {PROFILES} from '../../../config/profiles.ts';
import {TagnosisError} from '../../../errors.ts';
import type {CaptionPlaces} from './caption-places.ts';
import {type FolderList, folderLists, kohyaLists, type Leveled, type SideFile} from './image-lists.ts';
import {type PlannedSubset, shownPath} from './planned-subset.ts';
import type {Trainer} from './trainers.ts';

/** How a trainer is led to the images, each with its repeats. */
export interface Arrangement {
  readonly subsets: readonly PlannedSubset[];
  /** To be written beside the settings. */
  readonly files: readonly SideFile[];
  /** Folders that the user has to make. */
  readonly lists: readonly FolderList[];
  readonly warnings: readonly string[];
}

interface Arranged extends Omit<Leveled, 'stem'> {
  /** Null where the settings go to standard output. */
  readonly stem: string | null;
  readonly places: CaptionPlaces;
  readonly trainer: Trainer;
}

/**
 * Folders as they are, where all images of each get the same repeats and their captions lie beside them. Else kohya is given
 * lists of images with their captions, and the others folders to be made.
 */
export function arrange({stem, places, trainer, ...leveled}: Arranged): Arrangement {
  const {unfound} = places;
  const isTable = unfound !== null || places.metadata !== null;
  if (trainer !== 'kohya' && isTable) throw unreadable(unfound ?? 'its captions stand in a table', trainer);
  const found = folders(leveled, places);
  const {whole, mixed} = looksDeeper(trainer) ? withoutInner(found, leveled.corpus) : found;
  if (unfound === null && mixed.size === 0) return {subsets: whole, files: [], lists: [], warnings: []};
  if (stem === null) throw unfound === null ? noPlace() : unreadable(unfound, trainer);
  if (trainer === 'kohya') return {...kohyaLists({...leveled, stem}), lists: []};
  const split = [...leveled.items.keys()].filter(i => mixed.has(leveled.corpus.itemSubset[leveled.items[i] ?? 0] ?? 0));
  const {subsets, lists} = folderLists({
    corpus: leveled.corpus,
    items: split.map(i => leveled.items[i] ?? 0),
    repeats: split.map(i => leveled.repeats[i] ?? 1),
    stem,
  });
  const told = `Nothing was moved: copy the images and captions of each list in ${stem}.folders.json into its folder.`;
  return {
    subsets: [...whole, ...subsets],
    files: [{path: `${stem}.folders.json`, text: `${JSON.stringify(lists, null, 2)}\n`}],
    lists,
    warnings: [told],
  };
}

interface Folders {
  readonly whole: readonly (PlannedSubset & {readonly subset: number})[];
  /** Indices of subsets. */
  readonly mixed: ReadonlySet<number>;
}

/** Folders that can be told as they are, and those of which the images get different repeats or only some are meant. */
function folders({corpus, storage, items, repeats}: Omit<Leveled, 'stem'>, {metadata}: CaptionPlaces): Folders {
  const sizes = new Uint32Array(corpus.subsets.length);
  for (const subset of corpus.itemSubset) sizes[subset] = (sizes[subset] ?? 0) + 1;
  const found = new Map<number, {items: number; level: number; mixed: boolean}>();
  for (const [i, item] of items.entries()) {
    const subset = corpus.itemSubset[item] ?? 0;
    const level = repeats[i] ?? 1;
    const own = found.get(subset) ?? {items: 0, level, mixed: false};
    found.set(subset, {...own, items: own.items + 1, mixed: own.mixed || own.level !== level});
  }
  const all = [...found].map(([subset, own]) => ({
    subset,
    ...own,
    mixed: own.mixed || own.items < (sizes[subset] ?? 0),
  }));
  const whole = all
    .filter(one => !one.mixed)
    .map(({subset, items: count, level}) => {
      const {name, repeats: from, classTokens} = corpus.subsets[subset] ?? {name: '', repeats: 1};
      return {
        subset,
        name,
        folder: shownPath(resolve(storage.root, name)),
        metadata: metadata === null ? null : shownPath(metadata),
        items: count,
        from,
        repeats: level,
        classTokens: classTokens ?? null,
        regularisation: false,
      };
    });
  return {
    whole: whole.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    mixed: new Set(all.filter(one => one.mixed).map(({subset}) => subset)),
  };
}

/** OneTrainer is told not to. */
function looksDeeper(trainer: Trainer): boolean {
  return PROFILES[trainer].recursive && trainer !== 'onetrainer';
}

/**
 * Of a trainer that looks into folders of folders: an outer folder stands for the inner ones where all are seen alike, else its
 * own images need a folder of their own.
 */
function withoutInner({whole, mixed}: Folders, {subsets}: Leveled['corpus']): Folders {
  const left = new Map(whole.map(one => [one.subset, one]));
  const apart = new Set(mixed);
  for (const outer of whole) {
    if (!left.has(outer.subset)) continue;
    const within = [...subsets.keys()].filter(i => i !== outer.subset && isBelow(subsets[i]?.name ?? '', outer.name));
    const inner = within.map(i => left.get(i)).filter(one => one !== undefined);
    if (inner.length < within.length || inner.some(({repeats}) => repeats !== outer.repeats)) {
      left.delete(outer.subset);
      apart.add(outer.subset);
      continue;
    }
    for (const {subset} of inner) left.delete(subset);
    const items = inner.reduce((sum, one) => sum + one.items, outer.items);
    left.set(outer.subset, {...outer, items, from: inner.every(({from}) => from === outer.from) ? outer.from : null});
  }
  return {whole: [...left.values()], mixed: apart};
}

function isBelow(name: string, outer: string): boolean {
  return outer === '' ? name !== '' : name.startsWith(`${outer}/`);
}

function unreadable(why: string, trainer: Trainer): TagnosisError {
  return new TagnosisError('plan-unreadable', `No settings can point a trainer at this set: ${why}.`, {
    hint:
      trainer === 'kohya'
        ? 'With --output FILE lists of the images and their captions are written beside the settings.'
        : 'Trainers read caption files beside the images. --trainer kohya --output FILE writes lists for kohya.',
  });
}

function noPlace(): TagnosisError {
  return new TagnosisError(
    'usage',
    'Images of one folder get different repeats. That takes lists beside the settings, and standard output has no place for them.',
    {hint: 'Add --output FILE; or --weights-file FILE for the weights of single images alone.'},
  );
}
