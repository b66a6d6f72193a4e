import type {Profile} from '../config/profiles.ts';
import type {Note} from './notes.ts';
import {extension} from './tree.ts';

/** Everything that some trainer or viewer calls an image. */
const IMAGES: ReadonlySet<string> = new Set([
  '.png',
  '.jpg',
  '.jpeg',
  '.jfif',
  '.webp',
  '.bmp',
  '.gif',
  '.tif',
  '.tiff',
  '.avif',
  '.jxl',
  '.jp2',
  '.tga',
  '.ppm',
  '.heic',
]);
/** Masks and conditions of trainers: not images to learn. */
const SIDE_IMAGE = /-(masklabel|condlabel)\.[^.]+$/i;

export function isImageFile(path: string): boolean {
  return IMAGES.has(extension(path).toLowerCase()) && !SIDE_IMAGE.test(path);
}

/** A mask or condition by its name, as OneTrainer writes them. */
export function isSideImage(path: string): boolean {
  return SIDE_IMAGE.test(path) && IMAGES.has(extension(path).toLowerCase());
}

/** Why the profile would not load this image, or null when it does. */
export function refusal(path: string, {imageExtensions, extensionCase}: Profile): Note | null {
  const written = extension(path);
  const lower = written.toLowerCase();
  if (!imageExtensions.includes(lower)) return {code: 'image-extension-unread', detail: lower};
  const uniform = written === lower || written === written.toUpperCase();
  return extensionCase === 'any' || uniform ? null : {code: 'image-mixed-case', detail: written};
}
