import {PROFILES, type Profile} from '../config/profiles.ts';
import {count, type Candidate, type SourceOptions} from './candidate.ts';
import {folderSource, type Pair, sift} from './folder-source.ts';
import {isImageFile, refusal} from './image-files.ts';
import {WHOLE} from './source.ts';
import {wholeText} from './text-file.ts';
import type {Tree} from './tree.ts';

/** diffusion-pipe's `captions.json`: file name → list of captions, each equally likely. */
export function captionsJson(tree: Tree, told: Profile, options: SourceOptions, named?: string): Candidate | null {
  const file = named ?? tree.files.find(path => path === 'captions.json');
  if (file === undefined) return null;
  const entries = readLists(wholeText(tree, file));
  if (entries === null) return null;
  const profile = options.profile === 'auto' ? PROFILES['diffusion-pipe'] : told;
  const {loaded, rejected} = sift(tree.files.filter(isImageFile), profile, refusal);
  const pairs = loaded.map((image): Pair => {
    const texts = entries.get(image) ?? [];
    const notes = texts.length === 0 ? [{code: 'caption-missing' as const}] : [];
    return {
      image,
      caption: null,
      texts: texts.map(text => ({text, probability: 1 / texts.length})),
      subset: WHOLE,
      notes,
    };
  });
  const missing = [...entries.keys()].filter(path => !loaded.includes(path));
  const resolved = pairs.filter(({texts}) => (texts?.length ?? 0) > 0).length;
  const summary = `captions of a table: ${file} (${count(entries.size, 'entry', 'entries')}, ${count(loaded.length, 'image')})`;
  return {
    layout: 'captions-json',
    resolved,
    visible: loaded.length,
    rows: entries.size,
    summary,
    open: () =>
      folderSource({
        tree,
        pairs,
        maxCaptionBytes: options.maxCaptionBytes,
        detection: {
          layout: 'captions-json',
          name: tree.name,
          captionsOnly: false,
          profile: profile.name,
          why: summary,
          assumptions: [],
          alsoFound: [],
          rejected,
          notes: [...tree.notes, ...missing.map(place => ({code: 'caption-without-image' as const, place}))],
        },
      }),
  };
}

/** Null unless every value is a list of texts. */
function readLists(text: string): Map<string, string[]> | null {
  try {
    const entries = Object.entries(JSON.parse(text) as Record<string, unknown>);
    const lists = new Map<string, string[]>();
    for (const [key, value] of entries) {
      if (!Array.isArray(value) || !value.every(one => typeof one === 'string')) return null;
      lists.set(key, value);
    }
    return lists.size === 0 ? null : lists;
  } catch {
    return null;
  }
}
