import type {GitListing} from '../../sources/git-listing.ts';
import {isImageFile} from '../../sources/image-files.ts';
import {isIgnored} from '../../sources/ignored.ts';
import {parseFolderName} from '../../sources/repeats-folder.ts';
import {extension, fileName, folderOf, stem} from '../../sources/tree.ts';

const CAPTIONS: readonly string[] = ['.txt', '.caption'];
const TABLES: readonly string[] = ['metadata.jsonl', 'metadata.csv', 'captions.json', 'meta_cap.json', 'meta_lat.json'];
/** Fewer images with a caption beside them are screenshots of a manual. */
const FEWEST = 3;

/**
 * Folders of a revision that look like data sets: a table of captions with images in or below its folder, images with captions
 * beside them, or the folder above `10_name` folders. What lies inside another one is part of it. O(files).
 */
export function discover({files}: GitListing, within: string): string[] {
  const captioned = new Map<string, number>();
  const tables = new Set<string>();
  const withImages = new Set<string>();
  for (const [path, {kind}] of files) {
    if (kind !== 'file' || !isInside(path, within) || path.split('/').some(isHidden)) continue;
    const folder = folderOf(path);
    if (TABLES.includes(fileName(path))) tables.add(folder);
    if (!isImageFile(path)) continue;
    withImages.add(folder);
    const base = stem(path);
    if (!CAPTIONS.some(end => files.has(base + end) || files.has(path + end))) continue;
    const home = homeOf(folder, within);
    captioned.set(home, (captioned.get(home) ?? 0) + 1);
  }
  const above = new Set([...withImages].flatMap(folder => [folder, ...foldersAbove(folder)]));
  const found = [
    ...[...tables].filter(folder => above.has(folder)),
    ...[...captioned].flatMap(([folder, images]) => (images >= FEWEST ? [folder] : [])),
  ];
  return outermost(found);
}

/** A kohya folder belongs to the one it lies in. */
function homeOf(folder: string, within: string): string {
  const named = parseFolderName(fileName(folder));
  return folder !== within && named !== null && named.repeats >= 1 && extension(folder) === ''
    ? folderOf(folder)
    : folder;
}

function isHidden(part: string): boolean {
  return isIgnored(part) || part.startsWith('.') || part === 'node_modules';
}

export function isInside(path: string, folder: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}

function foldersAbove(folder: string): string[] {
  const above: string[] = [];
  for (let at = folder; at !== '';) {
    at = folderOf(at);
    above.push(at);
  }
  return above;
}

function outermost(folders: readonly string[]): string[] {
  const all = new Set(folders);
  return [...all].filter(folder => !foldersAbove(folder).some(above => all.has(above))).toSorted();
}
