import type {Note} from '../sources/notes.ts';
import type {ImageCluster} from './image-clusters.ts';

/** Names of folders that hold the pictures of one purpose, as data sets are commonly divided. */
const SPLITS: Readonly<Record<string, string>> = {
  train: 'training',
  training: 'training',
  val: 'validation',
  valid: 'validation',
  validation: 'validation',
  dev: 'validation',
  eval: 'test',
  evaluation: 'test',
  test: 'test',
  testing: 'test',
};

/** Copies that lie in folders of different purpose, or in folders that are trained apart: one note a group, with one of each side. */
export function folderLeaks(groups: readonly ImageCluster[]): Note[] {
  return groups.flatMap(({keys, acrossFolders}): Note[] => {
    const [place = ''] = keys;
    const own = splitOf(place);
    const other = own === null ? undefined : keys.find(key => ![null, own].includes(splitOf(key)));
    if (other !== undefined) return [{code: 'copies-across-splits', place, detail: other}];
    if (!acrossFolders) return [];
    const apart = keys.find(key => folderOf(key) !== folderOf(place));
    return [{code: 'copies-across-folders', place, ...(apart === undefined ? {} : {detail: apart})}];
  });
}

/** What the outermost folder that tells a purpose says; null where none does. */
function splitOf(key: string): string | null {
  for (const folder of key.split('/').slice(0, -1)) {
    const name = folder.toLowerCase();
    if (Object.hasOwn(SPLITS, name)) return SPLITS[name] ?? null;
  }
  return null;
}

function folderOf(key: string): string {
  return key.slice(0, key.lastIndexOf('/') + 1);
}
