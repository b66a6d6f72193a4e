import type {RememberedImages} from './lfs-reading.ts';

/** Says how many images were judged by what an earlier run saw of them; null where each was looked at, or none could be. */
export function rememberedNote(sets: readonly RememberedImages[]): string | null {
  const sum = (side: keyof RememberedImages): number => sets.reduce((n, one) => n + one[side], 0);
  const [base, head] = [sum('base'), sum('head')];
  if (base + head === 0) return null;
  const which = base + head === 1 ? '1 image, which is' : `${base + head} images, which are`;
  return `Git LFS: ${which} not in the checkout (base ${base}, head ${head}), judged by what the cache keeps of an earlier look.`;
}
