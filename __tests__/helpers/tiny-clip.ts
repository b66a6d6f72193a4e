import {readFileSync} from 'node:fs';
import {join, resolve} from 'node:path';

/** A real model of drawn shapes, with the pictures it is tested on: see its design in docs/models.md. */
export const TINY_CLIP: string = resolve('__tests__/fixtures/tiny-clip');

interface Expected {
  readonly templates: readonly string[];
  readonly texts: readonly {
    readonly text: string;
    readonly ids: readonly number[];
    readonly embed: readonly number[];
  }[];
  readonly images: readonly {readonly image: string; readonly embed: readonly number[]}[];
  readonly swaps: Readonly<
    Record<
      string,
      {readonly cycle: readonly number[]; readonly auc: number; readonly below_half: number; readonly pi: number}
    >
  >;
}

export const EXPECTED: Expected = JSON.parse(readFileSync(join(TINY_CLIP, 'expected.json'), 'utf8')) as Expected;

const nameOf = (i: number): string => String(i).padStart(3, '0');

/** Picture i of the model's own. */
export function picture(i: number): Buffer {
  return readFileSync(join(TINY_CLIP, 'images', `${nameOf(i)}.png`));
}

/** Its true caption. */
export function caption(i: number): string {
  return readFileSync(join(TINY_CLIP, 'images', `${nameOf(i)}.txt`), 'utf8');
}

/** Files of the first pictures with captions; `captionOf` says whose caption each gets. */
export function shapes(items = 200, captionOf: (i: number) => number = i => i): Record<string, string | Buffer> {
  const files: Record<string, string | Buffer> = {};
  for (let i = 0; i < items; i++) {
    files[`${nameOf(i)}.png`] = picture(i);
    files[`${nameOf(i)}.txt`] = caption(captionOf(i));
  }
  return files;
}

/** Captions moved along a cycle: each listed item gets the caption of the next. */
export function swapped(cycle: readonly number[]): (i: number) => number {
  const to = new Map(cycle.map((i, at) => [i, cycle[(at + 1) % cycle.length] ?? i]));
  return i => to.get(i) ?? i;
}
