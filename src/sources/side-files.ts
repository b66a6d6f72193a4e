import {count} from './candidate.ts';
import {isImageFile, isSideImage} from './image-files.ts';
import type {Note} from './notes.ts';
import {byFolder, extension, stem} from './tree.ts';

const VIDEO: ReadonlySet<string> = new Set(['.mp4', '.webm', '.mkv', '.mov', '.avi', '.m4v', '.mpg', '.mpeg']);
const AUDIO: ReadonlySet<string> = new Set(['.wav', '.mp3', '.flac', '.ogg', '.m4a', '.aac', '.opus']);

const MEDIA: ReadonlySet<string> = new Set([...VIDEO, ...AUDIO]);

const isMedia = (path: string): boolean => MEDIA.has(extension(path).toLowerCase());
const isVideo = (path: string): boolean => VIDEO.has(extension(path).toLowerCase());

/** Masks, conditions, video and audio: passed over, and said, one note a folder. */
export function sideFiles(files: readonly string[], isCondition: (path: string) => boolean = () => false): Note[] {
  const isSide = (path: string): boolean => isSideImage(path) || (isCondition(path) && isImageFile(path));
  const found = files.filter(path => isSide(path) || isMedia(path));
  return [...byFolder(found)].map(([folder, paths]) => {
    const [masks, videos] = [paths.filter(isSide).length, paths.filter(isVideo).length];
    const audio = paths.length - masks - videos;
    const parts = [
      masks === 0 ? '' : count(masks, 'mask or condition', 'masks or conditions'),
      videos === 0 ? '' : count(videos, 'video'),
      audio === 0 ? '' : count(audio, 'sound'),
    ];
    return {
      code: 'side-files',
      place: folder === '' ? '.' : folder,
      detail: parts.filter(part => part !== '').join(', '),
    };
  });
}

/** Captions without those of videos and sounds, which are no orphans. */
export function ofImages(captions: readonly string[], files: readonly string[]): readonly string[] {
  const others = new Set(files.filter(isMedia).map(stem));
  if (others.size === 0) return captions;
  const images = new Set(files.filter(isImageFile).map(stem));
  return captions.filter(path => !others.has(stem(path)) || images.has(stem(path)));
}
