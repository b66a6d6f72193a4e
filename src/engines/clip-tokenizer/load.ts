import {readFileSync} from 'node:fs';
import {packagePath} from '../../config/package-path.ts';
import {readMerges, type Merges} from './merges.ts';
import {clipTokenizer, type ClipTokenizer} from './tokenizer.ts';
import type {Normalisation} from './normalise.ts';

let merges: Merges | undefined;

/** The tokenizer that all of SD 1, SD 2, SDXL, SD 3 and FLUX share, over the table that ships with the package. */
export function loadClipTokenizer(normalisation: Normalisation): ClipTokenizer {
  merges ??= readMerges(readFileSync(packagePath('assets/clip-merges.bin')));
  return clipTokenizer(merges, normalisation);
}
